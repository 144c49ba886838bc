package dev.rouse.agent.engine;

import dev.rouse.core.task.Task;
import java.util.Optional;

/// The task that the current thread works on, known on every thread that its run starts through
/// [Fibers]. Models that stream, tools and logs ask here; the ports need not carry it along.
public final class OnRun {
  private static final ScopedValue<Task> TASK = ScopedValue.newInstance();

  private OnRun() {}

  public static Optional<Task> task() {
    return TASK.isBound() ? Optional.of(TASK.get()) : Optional.empty();
  }

  static Runnable of(Task task, Runnable work) {
    return () -> ScopedValue.where(TASK, task).run(work);
  }

  /// `work` for another thread, on the same task as this one.
  public static Runnable carried(Runnable work) {
    return task().map(task -> of(task, work)).orElse(work);
  }
}
