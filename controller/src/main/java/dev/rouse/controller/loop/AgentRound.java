package dev.rouse.controller.loop;

import dev.rouse.controller.api.Api;
import dev.rouse.controller.api.ApiFailure;
import dev.rouse.controller.budget.Budgets;
import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Subset;
import dev.rouse.controller.plan.AgentPlan;
import dev.rouse.controller.plan.Floor;
import dev.rouse.controller.plan.Platform;
import dev.rouse.controller.registry.Registrar;
import dev.rouse.controller.status.AgentStatus;
import dev.rouse.controller.world.World;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// One look at one agent, from what is there to what is said about it.
final class AgentRound {
  private final Tools with;
  private final AgentId agent;

  /// What all rounds share.
  record Tools(
      World world,
      Api api,
      Applier applier,
      Hosting hosting,
      Registrar registrar,
      Rollout rollout,
      Uses uses,
      Budgets budgets,
      String systemNamespace,
      Clock clock) {}

  /// What a round ends with.
  ///
  /// @param again whether there is more to do now that a status is written
  /// @param next whose turn it is to roll now
  /// @param failure what is to be tried again, and when
  record Outcome(boolean again, Optional<AgentId> next, Optional<Retry> failure) {}

  AgentRound(Tools with, AgentId agent) {
    this.with = with;
    this.agent = agent;
  }

  Outcome look(Entity object) {
    var plan = plan(object);
    with.uses().put(object.key(), plan.uses());
    var failure = plan instanceof AgentPlan.Ready ready ? carryOut(object, ready) : noRetry();
    var trouble = failure.flatMap(Retry::trouble);
    if (!object.settled()) {
      with.budgets().respecified(agent);
    }
    var spent = with.budgets().spent(agent);
    tell(
        object, AgentStatus.of(with.world(), object, plan, trouble, spent, with.clock().instant()));
    return new Outcome(object.status().text("selector").isEmpty(), rolled(plan), failure);
  }

  private static Optional<Retry> noRetry() {
    return Optional.empty();
  }

  private AgentPlan plan(Entity object) {
    var platform = Platform.of(with.systemNamespace(), with.world());
    Map<Integer, String> tokens = Map.of();
    var plan = AgentPlan.of(with.world(), platform, object, with.rollout().holds(agent), tokens);
    if (!(plan instanceof AgentPlan.Ready ready)) {
      return plan;
    }
    boolean enters =
        ready.outdated() && !with.rollout().holds(agent) && with.rollout().enter(agent);
    return enters || needsTokens(ready)
        ? AgentPlan.of(with.world(), platform, object, with.rollout().holds(agent), tokens(ready))
        : ready;
  }

  private static boolean needsTokens(AgentPlan.Ready ready) {
    return !ready.tokenPlaces().isEmpty();
  }

  /// A Trigger's address is where its token is kept.
  private Map<Integer, String> tokens(AgentPlan.Ready ready) {
    var tokens = new HashMap<Integer, String>();
    try {
      for (int place : ready.tokenPlaces()) {
        var live = AgentPlan.liveToken(agent, place, with.world());
        tokens.put(place, with.registrar().token(agent, place, live));
      }
    } catch (JournalAway away) {
      tokens.clear();
    }
    return tokens;
  }

  /// The floor first, as somebody waits for it and nothing else decides it; then the registry: a
  /// process that starts finds its definition there.
  private Optional<Retry> carryOut(Entity object, AgentPlan.Ready plan) {
    try {
      Floor.of(plan.definition().agent(), demanded(object), with.world())
          .ifPresent(with.applier()::floor);
      with.registrar().put(plan.definition());
      with.hosting().open(agent.namespace());
      with.applier().apply(agent, plan.objects());
      return Optional.empty();
    } catch (JournalAway away) {
      return Optional.of(Retry.journal(away));
    } catch (ApiFailure failed) {
      return Optional.of(Retry.api(failed));
    }
  }

  private static long demanded(Entity object) {
    return Entity.number(object.spec(), "replicas");
  }

  /// Whether its turn is over, and whose is next.
  private Optional<AgentId> rolled(AgentPlan plan) {
    boolean through =
        plan instanceof AgentPlan.Ready ready && !ready.outdated() && settled(ready.service());
    return through && with.rollout().holds(agent) ? with.rollout().leave(agent) : Optional.empty();
  }

  private boolean settled(Optional<Key> service) {
    return service
        .flatMap(with.world()::get)
        .filter(live -> live.settled() && live.state("Ready").equals("True"))
        .isPresent();
  }

  private void tell(Entity object, Json.Obj status) {
    if (Subset.holds(object.status(), status) && Subset.holds(status, object.status())) {
      return;
    }
    var written = with.api().applyStatus(object, status);
    Transition.between(object, written).ifPresent(told -> with.api().tell(object, told));
  }
}
