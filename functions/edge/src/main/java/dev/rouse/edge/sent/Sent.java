package dev.rouse.edge.sent;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.Digest;
import dev.rouse.core.task.Event;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.event.EventsIn;
import dev.rouse.edge.event.Received;
import dev.rouse.edge.event.TraceContext;
import dev.rouse.edge.http.Request;
import java.util.List;
import java.util.UUID;

/// What a request holds: CloudEvents as they are, anything else as an event of its caller.
public sealed interface Sent {
  String TYPE = "dev.rouse.http.request";

  /// Events to be taken in.
  ///
  /// @param plain whether it was a mere body, and one event was made of it
  record Events(List<Event> events, boolean plain) implements Sent {
    public Events {
      events = List.copyOf(events);
    }
  }

  /// It cannot be read.
  record Refused(Problem problem) implements Sent {}

  /// Reads a request.
  static Sent read(Request request, Caller caller) {
    return switch (EventsIn.read(request.headers(), request.body())) {
      case Received.Refused(var problem) -> new Refused(problem);
      case Received.Events(var events) -> traced(events, request, false);
      case Received.Plain plain when plain.data().isEmpty() && plain.dataBase64().isEmpty() ->
          new Refused(
              new Problem(Kind.MALFORMED, "the body is empty: send a text, JSON or a CloudEvent"));
      case Received.Plain plain -> traced(List.of(named(plain, request, caller)), request, true);
    };
  }

  private static Sent traced(List<Event> events, Request request, boolean plain) {
    return new Events(
        events.stream().map(event -> TraceContext.given(event, request.headers())).toList(), plain);
  }

  /// Plain requests are new each, unless the sender says which one it is.
  private static Event named(Received.Plain plain, Request request, Caller caller) {
    String id =
        request
            .header("idempotency-key")
            .map(key -> Digest.of("idempotency-key", key))
            .orElseGet(() -> UUID.randomUUID().toString());
    return plain.named(id, "/callers/" + caller.name(), TYPE);
  }
}
