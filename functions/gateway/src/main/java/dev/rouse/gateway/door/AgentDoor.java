package dev.rouse.gateway.door;

import dev.rouse.core.intake.Admission;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.rule.Nearest;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.access.Role;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.edge.sent.Sent;
import dev.rouse.gateway.api.Permit;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.gateway.intake.Batcher;
import java.util.ArrayList;
import java.util.List;

/// `POST /agents/NAMESPACE/NAME`: a task for that agent.
public final class AgentDoor {
  private final Directory directory;
  private final Batcher intake;

  public AgentDoor(Directory directory, Batcher intake) {
    this.directory = directory;
    this.intake = intake;
  }

  /// Answers `202` with an empty body: Knative's Kafka broker takes any other that is no event for
  /// a failure.
  public Reply answer(Request request, Caller caller, List<String> given)
      throws InterruptedException {
    var id = new AgentId(given.getFirst(), given.getLast());
    Permit.require(caller, Role.SENDER, id.namespace());
    var agent = directory.find(id);
    if (agent.isEmpty()) {
      return unknown(id, caller);
    }
    return switch (Sent.read(request, caller)) {
      case Sent.Refused(var problem) -> Reply.problem(problem);
      case Sent.Events(var events, _) -> take(agent.get(), events);
    };
  }

  private Reply take(Agent agent, List<Event> events) throws InterruptedException {
    var offers = new ArrayList<Offer>();
    for (var event : events) {
      switch (Admission.of(agent, event)) {
        case Admission.Admitted(var offer) -> offers.add(offer);
        case Admission.Refused(var problem) -> {
          return Reply.problem(problem);
        }
      }
    }
    return Accepted.reply(intake.take(offers));
  }

  private Reply unknown(AgentId id, Caller caller) {
    var names =
        directory.names().stream()
            .filter(known -> caller.may(Role.SENDER, known.namespace()))
            .map(AgentId::toString)
            .toList();
    return Reply.problem(
        new Problem(
            Kind.NOT_FOUND, "there is no agent " + id + Nearest.hint(id.toString(), names)));
  }
}
