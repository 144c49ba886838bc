package dev.rouse.core.outgoing;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Digest;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Hops;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Parent;
import dev.rouse.core.task.Task;
import dev.rouse.core.task.Trace;

/// The task that a run gives to another agent. Its id follows from the call, so giving it twice
/// gives it once.
public final class ChildOffer {
  private static final String TYPE = "dev.rouse.agent.call";

  private ChildOffer() {}

  public static Offer of(Task task, String call, AgentId to, Json.Obj arguments) {
    String id = Digest.of(task.agent().namespace(), task.id().value(), call);
    var event = Event.of(id, Outgoing.source(task.agent()), TYPE, arguments);
    var caused = Trace.next(Hops.next(event, task.hops()), task);
    return Offer.of(to, caused).by(new Parent(task.id(), call));
  }
}
