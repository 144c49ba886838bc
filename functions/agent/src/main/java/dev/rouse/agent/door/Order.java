package dev.rouse.agent.door;

import dev.rouse.core.json.Json;
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
import java.util.Locale;
import java.util.UUID;

/// What somebody wants done.
///
/// @param streamed whether the answer is to come bit by bit
/// @param async whether the sender does not want to wait
record Order(Form form, List<Event> events, boolean streamed, boolean async) {
  private static final String TYPE = "dev.rouse.http.request";

  Order {
    events = List.copyOf(events);
  }

  /// What became of a request.
  sealed interface Reading {
    record Read(Order order) implements Reading {}

    record Refused(Problem problem) implements Reading {}
  }

  static Reading read(Request request, Caller caller) {
    return switch (EventsIn.read(request.headers(), request.body())) {
      case Received.Refused(var problem) -> new Reading.Refused(problem);
      case Received.Events(var events) ->
          read(request, contentType(request).contains("batch") ? Form.BATCH : Form.EVENT, events);
      case Received.Plain plain when plain.data().isEmpty() && plain.dataBase64().isEmpty() ->
          new Reading.Refused(
              new Problem(Kind.MALFORMED, "the body is empty: send a text, JSON or a CloudEvent"));
      case Received.Plain plain ->
          read(request, form(request, plain), List.of(named(plain, request, caller)));
    };
  }

  private static Reading read(Request request, Form form, List<Event> events) {
    var traced =
        events.stream().map(event -> TraceContext.given(event, request.headers())).toList();
    boolean streamed = form != Form.BATCH && says(request, "accept", "text/event-stream");
    return new Reading.Read(
        new Order(form, traced, streamed, says(request, "prefer", "respond-async")));
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

  private static Form form(Request request, Received.Plain plain) {
    boolean text = plain.data().filter(Json.Str.class::isInstance).isPresent();
    return text && contentType(request).startsWith("text/") ? Form.TEXT : Form.JSON;
  }

  private static String contentType(Request request) {
    return request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
  }

  private static boolean says(Request request, String header, String word) {
    return request
        .header(header)
        .map(String::toLowerCase)
        .filter(t -> t.contains(word))
        .isPresent();
  }
}
