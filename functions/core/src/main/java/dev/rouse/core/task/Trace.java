package dev.rouse.core.task;

import java.util.Optional;
import java.util.regex.Pattern;

/// W3C trace context, which events carry as extensions from cause to consequence.
public final class Trace {
  public static final String PARENT = "traceparent";
  public static final String STATE = "tracestate";

  /// Nobody outside takes part in a trace that no `traceparent` has begun: it has a name of ours.
  private static final String BEGUN = "rousetrace";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern FORM =
      Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
  private static final Pattern NOTHING = Pattern.compile("0+");

  private Trace() {}

  /// What a `traceparent` says.
  ///
  /// @param span what caused this
  /// @param sampled whether whoever began the trace has it recorded
  public record Parent(String trace, String span, boolean sampled) {

    /// As a `traceparent` has it.
    public String text() {
      return "00-%s-%s-%s".formatted(trace, span, sampled ? "01" : "00");
    }
  }

  /// What an event says of its trace, where it can be understood.
  public static Optional<Parent> parent(Event event) {
    var form = FORM.matcher(event.extensions().getOrDefault(PARENT, ""));
    if (!form.matches()) {
      return Optional.empty();
    }
    String trace = form.group(1);
    String span = form.group(2);
    boolean nothing = NOTHING.matcher(trace).matches() || NOTHING.matcher(span).matches();
    boolean sampled = (Integer.parseInt(form.group(3), 16) & 1) == 1;
    return nothing ? Optional.empty() : Optional.of(new Parent(trace, span, sampled));
  }

  /// The trace that a task belongs to: its event's, else the one that began with the first run of
  /// its chain and has that run's id. So whoever works on a run, at any time, knows it.
  public static String of(Task task) {
    return parent(task.event())
        .map(Parent::trace)
        .or(() -> begun(task.event()))
        .orElse(task.id().value());
  }

  private static Optional<String> begun(Event event) {
    return Optional.ofNullable(event.extensions().get(BEGUN)).filter(ID.asMatchPredicate());
  }

  /// `event` as a consequence of what was done about `cause`: of the same trace.
  public static Event next(Event event, Task cause) {
    var said = cause.event().extensions();
    if (!said.containsKey(PARENT)) {
      return event.withExtension(BEGUN, of(cause));
    }
    var traced = event.withExtension(PARENT, said.getOrDefault(PARENT, ""));
    String state = said.get(STATE);
    return state == null ? traced : traced.withExtension(STATE, state);
  }
}
