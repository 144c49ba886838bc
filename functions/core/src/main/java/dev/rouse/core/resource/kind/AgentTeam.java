package dev.rouse.core.resource.kind;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Ref;
import dev.rouse.core.resource.agent.Budget;
import dev.rouse.core.resource.agent.Limits;
import dev.rouse.core.resource.agent.Scaling;
import dev.rouse.core.resource.agent.Session;
import dev.rouse.core.resource.route.ReplyTo;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.resource.team.TeamType;
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
        .each(
            "spec.agents",
            agents,
            agent -> agent.namespace().isEmpty(),
            "must be of the team's own namespace")
        .hold();
  }

  static Optional<Resource> read(Fields in, Metadata metadata) {
    var spec = in.section("spec");
    spec.ignore("replicas");
    String description = spec.text("description").or("");
    var teamType = spec.word("teamType", TeamType.class).required(TeamType.ROUND_ROBIN);
    var agents = spec.parts("agents", Ref::read).required(List.of());
    var modelConfigRef = spec.part("modelConfigRef", Ref::read).optional();
    var termination = spec.part("terminationCondition", Termination::read).optional();
    var triggers = spec.parts("triggers", Trigger::read).or(List.of());
    var session = spec.group("session", Session::read);
    var replyTo = spec.parts("replyTo", ReplyTo::read).or(List.of());
    var limits = spec.group("limits", Limits::read);
    var budget = spec.group("budget", Budget::read);
    var scaling = spec.group("scaling", Scaling::read);
    return in.build(() ->
        new AgentTeam(
            metadata,
            description,
            teamType,
            agents,
            modelConfigRef,
            termination,
            triggers,
            session,
            replyTo,
            limits,
            budget,
            scaling));
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
