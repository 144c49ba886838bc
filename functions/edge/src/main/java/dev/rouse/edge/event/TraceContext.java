package dev.rouse.edge.event;

import dev.rouse.core.task.Event;
import java.util.Map;

/// W3C trace context, as CloudEvents carry it: the extensions `traceparent` and `tracestate`.
public final class TraceContext {
  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";

  private TraceContext() {}

  /// The event with the trace that its request belongs to, unless it says its own.
  ///
  /// @param headers by lower-case name
  public static Event given(Event event, Map<String, String> headers) {
    String parent = headers.getOrDefault(PARENT, "");
    if (parent.isBlank() || event.extensions().containsKey(PARENT)) {
      return event;
    }
    String state = headers.getOrDefault(STATE, "");
    var traced = event.withExtension(PARENT, parent);
    return state.isBlank() ? traced : traced.withExtension(STATE, state);
  }
}
