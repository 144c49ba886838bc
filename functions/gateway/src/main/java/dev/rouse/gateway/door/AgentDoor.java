package dev.rouse.gateway.door;

import dev.rouse.core.intake.Admission;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.rule.Nearest;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.Taken;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.edge.sent.Sent;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.gateway.intake.Batcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `POST /agents/NAMESPACE/NAME`: a task for that agent.
public final class AgentDoor {
  private static final int ACCEPTED = 202;

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
    var agent = directory.find(id);
    if (agent.isEmpty()) {
      return unknown(id);
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
    return reply(intake.take(offers));
  }

  private static Reply reply(List<Taken> taken) {
    for (var each : taken) {
      switch (each) {
        case Taken.DifferentBody _ -> {
          return Reply.problem(
              new Problem(
                  Kind.DIFFERENT_BODY,
                  "an event of this source and id, but with another body, was taken in before as "
                      + each.run()));
        }
        case Taken.Rejected _ -> {
          return Reply.problem(
              new Problem(Kind.SESSION_BUSY, "run " + each.run() + " holds the session"));
        }
        case Taken.New _, Taken.Known _, Taken.Joined _ -> {}
      }
    }
    return accepted(taken);
  }

  private static Reply accepted(List<Taken> taken) {
    var reply = Reply.empty(ACCEPTED);
    return taken.size() == 1
        ? reply.with("location", place(taken.getFirst().run()))
        : reply.with(
            "link",
            taken.stream()
                .map(each -> "<%s>; rel=\"item\"".formatted(place(each.run())))
                .collect(Collectors.joining(", ")));
  }

  private static String place(RunId run) {
    return "/tasks/" + run.value();
  }

  private Reply unknown(AgentId id) {
    var names = directory.names().stream().map(AgentId::toString).toList();
    return Reply.problem(
        new Problem(
            Kind.NOT_FOUND, "there is no agent " + id + Nearest.hint(id.toString(), names)));
  }
}
