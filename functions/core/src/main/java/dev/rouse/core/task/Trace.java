package dev.rouse.core.task;

import java.util.List;

/// W3C trace context, which events carry as extensions from cause to consequence.
public final class Trace {
  public static final String PARENT = "traceparent";
  public static final String STATE = "tracestate";

  private Trace() {}

  /// `event` as a consequence of `cause`: of the same trace, where that is of any.
  public static Event next(Event event, Event cause) {
    Event traced = event;
    for (String name : List.of(PARENT, STATE)) {
      String value = cause.extensions().get(name);
      traced = value == null ? traced : traced.withExtension(name, value);
    }
    return traced;
  }
}
