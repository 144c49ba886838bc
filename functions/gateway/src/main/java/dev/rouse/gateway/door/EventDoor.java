package dev.rouse.gateway.door;

import dev.rouse.core.intake.Admission;
import dev.rouse.core.intake.Interest;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.edge.sent.Sent;
import dev.rouse.gateway.api.Permit;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.gateway.intake.Batcher;
import dev.rouse.journal.deadletter.DeadLetters;
import dev.rouse.journal.deadletter.Unborn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// `POST /events`: events for whoever wants them, as a broker would hand them on.
///
/// Nobody who sends here knows the agents: what one of them cannot take is a dead letter of that
/// agent, and the others have it all the same.
public final class EventDoor {
  private static final int ACCEPTED = 202;

  private final Directory directory;
  private final Batcher intake;
  private final DeadLetters deadLetters;

  public EventDoor(Directory directory, Batcher intake, DeadLetters deadLetters) {
    this.directory = directory;
    this.intake = intake;
    this.deadLetters = deadLetters;
  }

  /// Answers `202`, whoever wants them: nobody's event is no mistake of its sender.
  public Reply answer(Request request, Caller caller, List<String> given)
      throws InterruptedException {
    return answer(request, caller, Permit.reached(caller, directory.all()));
  }

  /// The same, for these agents only.
  Reply answer(Request request, Caller caller, Collection<Agent> agents)
      throws InterruptedException {
    return switch (Sent.read(request, caller)) {
      case Sent.Refused(var problem) -> Reply.problem(problem);
      case Sent.Events(var events, _) -> take(agents, events);
    };
  }

  private Reply take(Collection<Agent> agents, List<Event> events) throws InterruptedException {
    var offers = new ArrayList<Offer>();
    var refused = new ArrayList<Unborn>();
    for (var event : events) {
      for (var interest : Interest.inBroker(agents, event)) {
        switch (Admission.by(interest.trigger(), interest.agent(), event)) {
          case Admission.Admitted(var offer) -> offers.add(offer);
          case Admission.Refused(var problem) ->
              refused.add(
                  Unborn.of(
                      interest.agent().id(), event.source(), event.id(), problem, event.toJson()));
        }
      }
    }
    if (!offers.isEmpty()) {
      refused.addAll(Unborn.refused(offers, intake.take(offers)));
    }
    if (!refused.isEmpty()) {
      deadLetters.put(refused);
    }
    return Reply.empty(ACCEPTED);
  }
}
