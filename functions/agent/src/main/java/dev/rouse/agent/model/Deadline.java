package dev.rouse.agent.model;

import dev.rouse.agent.engine.OnRun;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Work that ends when its time is up or its caller is interrupted, whatever it waits for.
///
/// A server that sends a byte now and then never makes a read time out. The work has a virtual
/// thread of its own: interrupting one closes the socket that it reads from.
final class Deadline {
  private Deadline() {}

  static <T> T within(Duration most, Callable<T> work)
      throws InterruptedException, TimeoutException, ExecutionException {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().name("model-call").start(OnRun.carried(task));
    try {
      return task.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      task.cancel(true);
    }
  }
}
