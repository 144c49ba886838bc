package dev.rouse.agent.engine;

import dev.rouse.core.run.RunState;
import dev.rouse.core.task.Task;
import dev.rouse.core.task.Trace;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The run that the current thread works on, known on every thread that its run starts through
/// [Fibers]. Models that stream, tools, logs and telemetry ask here; the ports need not carry it
/// along.
public final class OnRun {
  private static final ScopedValue<OnRun> HERE = ScopedValue.newInstance();
  private static final Set<String> TRACE = Set.of(Trace.PARENT, Trace.STATE);

  private final Task task;
  private final Supplier<RunState> state;
  private final Optional<String> parent;

  private OnRun(Task task, Supplier<RunState> state, Optional<String> parent) {
    this.task = task;
    this.state = state;
    this.parent = parent;
  }

  public static Optional<Task> task() {
    return here().map(run -> run.task);
  }

  /// The run as its steps had it when the current effect began.
  public static Optional<RunState> state() {
    return here().map(run -> run.state.get());
  }

  /// The headers by which a call that this thread makes belongs to the run's trace. An event's own
  /// words came from anybody.
  public static Map<String, String> trace() {
    if (here().isEmpty()) {
      return Map.of();
    }
    var run = here().get();
    var said = new TreeMap<>(run.task.event().extensions());
    said.keySet().retainAll(TRACE);
    run.parent.ifPresent(parent -> said.put(Trace.PARENT, parent));
    return said;
  }

  /// Does `work`, whose calls say that this is what caused them.
  ///
  /// @param parent a `traceparent`
  public static <T, X extends Throwable> T causedBy(
      String parent, ScopedValue.CallableOp<? extends T, X> work) throws X {
    if (here().isEmpty()) {
      return work.call();
    }
    var run = here().get();
    var caused = new OnRun(run.task, run.state, Optional.of(parent));
    return ScopedValue.where(HERE, caused).call(work);
  }

  static Runnable of(Task task, Supplier<RunState> state, Runnable work) {
    return of(new OnRun(task, state, Optional.empty()), work);
  }

  private static Runnable of(OnRun run, Runnable work) {
    return () -> ScopedValue.where(HERE, run).run(work);
  }

  /// `work` for another thread, on the same run as this one.
  public static Runnable carried(Runnable work) {
    return here().map(run -> of(run, work)).orElse(work);
  }

  private static Optional<OnRun> here() {
    return HERE.isBound() ? Optional.of(HERE.get()) : Optional.empty();
  }
}
