package dev.rouse.gateway.door;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.Digest;
import dev.rouse.core.task.Event;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.event.EventsIn;
import dev.rouse.edge.event.Received;
import dev.rouse.edge.http.Request;
import java.util.List;
import java.util.UUID;

/// The events of a request: CloudEvents as they are, anything else as an event of its caller.
sealed interface Sent {
  String TYPE = "dev.rouse.http.request";

  record Events(List<Event> events) implements Sent {
    public Events {
      events = List.copyOf(events);
    }
  }

  record Refused(Problem problem) implements Sent {}

  static Sent read(Request request, Caller caller) {
    return switch (EventsIn.read(request.headers(), request.body())) {
      case Received.Refused(var problem) -> new Refused(problem);
      case Received.Events(var events) ->
          new Events(events.stream().map(event -> traced(event, request)).toList());
      case Received.Plain plain when plain.data().isEmpty() && plain.dataBase64().isEmpty() ->
          new Refused(
              new Problem(Kind.MALFORMED, "the body is empty: send a text, JSON or a CloudEvent"));
      case Received.Plain plain ->
          new Events(List.of(traced(named(plain, request, caller), request)));
    };
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

  private static Event traced(Event event, Request request) {
    var parent = request.header("traceparent");
    return parent.isEmpty() || event.extensions().containsKey("traceparent")
        ? event
        : event.withExtension("traceparent", parent.get());
  }
}
