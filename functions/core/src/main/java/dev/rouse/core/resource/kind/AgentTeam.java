package dev.rouse.core.resource.kind;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Ref;
import dev.rouse.core.resource.TeamType;
import dev.rouse.core.resource.agent.Budget;
import dev.rouse.core.resource.agent.Limits;
import dev.rouse.core.resource.agent.Scaling;
import dev.rouse.core.resource.agent.Session;
import dev.rouse.core.resource.route.ReplyTo;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.resource.team.Termination;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.rule.Word;
import java.util.List;
import java.util.Optional;

/// Agents that work on one task together. Read and checked whole; not yet run.
public record AgentTeam(
    Metadata metadata,
    String description,
    TeamType teamType,
    List<Ref> agents,
    Optional<Ref> modelConfigRef,
    Optional<Termination> terminationCondition,
    List<Trigger> triggers,
    Session session,
    List<ReplyTo> replyTo,
    Limits limits,
    Budget budget,
    Scaling scaling)
    implements Resource {
  public AgentTeam {
    agents = List.copyOf(agents);
    triggers = List.copyOf(triggers);
    replyTo = List.copyOf(replyTo);
    Rules.of()
        .noLongerThan(Agent.LONGEST_NAME, "metadata.name", metadata.name())
        .that(!agents.isEmpty(), "spec.agents", "must name an agent")
        .distinct("spec.agents", agents.stream().map(Ref::name).toList())
        .that(
            agents.stream().allMatch(agent -> agent.namespace().isEmpty()),
            "spec.agents",
            "must be of the team's own namespace")
        .hold();
  }

  @Override
  public Json.Obj spec() {
    return Json.object()
        .put("description", description)
        .put("teamType", Word.of(teamType))
        .some("agents", agents.stream().map(Ref::toJson).toList())
        .maybe("modelConfigRef", modelConfigRef.map(Ref::toJson))
        .maybe("terminationCondition", terminationCondition.map(Termination::toJson))
        .some("triggers", triggers.stream().map(Trigger::toJson).toList())
        .put("session", session.toJson())
        .some("replyTo", replyTo.stream().map(ReplyTo::toJson).toList())
        .put("limits", limits.toJson())
        .put("budget", budget.toJson())
        .put("scaling", scaling.toJson())
        .done();
  }
}
