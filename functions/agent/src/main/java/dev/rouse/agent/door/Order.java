package dev.rouse.agent.door;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.Event;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.http.Request;
import dev.rouse.edge.sent.Sent;
import java.util.List;
import java.util.Locale;

/// What somebody wants done.
///
/// @param streamed whether the answer is to come bit by bit
/// @param async whether the sender does not want to wait
record Order(Form form, List<Event> events, boolean streamed, boolean async) {
  Order {
    events = List.copyOf(events);
  }

  /// What became of a request.
  sealed interface Reading {
    record Read(Order order) implements Reading {}

    record Refused(Problem problem) implements Reading {}
  }

  static Reading read(Request request, Caller caller) {
    return switch (Sent.read(request, caller)) {
      case Sent.Refused(var problem) -> new Reading.Refused(problem);
      case Sent.Events sent -> new Reading.Read(of(request, sent));
    };
  }

  private static Order of(Request request, Sent.Events sent) {
    var form = form(request, sent);
    boolean streamed = form != Form.BATCH && says(request, "accept", "text/event-stream");
    return new Order(form, sent.events(), streamed, says(request, "prefer", "respond-async"));
  }

  private static Form form(Request request, Sent.Events sent) {
    if (!sent.plain()) {
      return contentType(request).contains("batch") ? Form.BATCH : Form.EVENT;
    }
    boolean text = sent.events().getFirst().data().filter(Json.Str.class::isInstance).isPresent();
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
