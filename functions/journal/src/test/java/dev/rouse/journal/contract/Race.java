package dev.rouse.journal.contract;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Several threads that begin at once.
public final class Race {
  private Race() {}

  /// Runs one callable for each of `threads` numbers at the same time and returns what they return.
  @CanIgnoreReturnValue
  public static <T> List<T> of(int threads, IntFunction<Callable<T>> runner) {
    return of(IntStream.range(0, threads).mapToObj(runner).toList());
  }

  @CanIgnoreReturnValue
  public static <T> List<T> of(List<Callable<T>> runners) {
    var barrier = new CyclicBarrier(runners.size());
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<T>>();
      for (var runner : runners) {
        futures.add(
            executor.submit(() -> {
              barrier.await();
              return runner.call();
            }));
      }
      return results(executor, futures);
    }
  }

  private static <T> List<T> results(ExecutorService executor, List<Future<T>> futures) {
    var results = new ArrayList<T>();
    try {
      for (var future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException failed) {
      throw new AssertionError("a racer failed", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    } finally {
      executor.shutdownNow(); // where one failed, the others may wait for it for ever
    }
  }
}
