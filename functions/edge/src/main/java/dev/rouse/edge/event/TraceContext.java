package dev.rouse.edge.event;

import dev.rouse.core.task.Event;
import dev.rouse.core.task.Trace;
import java.util.Map;

/// W3C trace context, as CloudEvents carry it: the extensions `traceparent` and `tracestate`.
public final class TraceContext {
  private TraceContext() {}

  /// The event with the trace that its request belongs to, unless it says its own.
  ///
  /// @param headers by lower-case name
  public static Event given(Event event, Map<String, String> headers) {
    String parent = headers.getOrDefault(Trace.PARENT, "");
    if (parent.isBlank() || event.extensions().containsKey(Trace.PARENT)) {
      return event;
    }
    String state = headers.getOrDefault(Trace.STATE, "");
    var traced = event.withExtension(Trace.PARENT, parent);
    return state.isBlank() ? traced : traced.withExtension(Trace.STATE, state);
  }
}
