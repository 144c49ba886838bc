package dev.rouse.agent.engine;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;

/// Starts threads of work. In life they are virtual threads; the simulation decides who runs when.
@FunctionalInterface
public interface Fibers {

  @CanIgnoreReturnValue
  Fiber start(String name, Runnable work);

  /// Work under way.
  interface Fiber {

    void interrupt();

    void join() throws InterruptedException;

    /// Waits that long at most; whether the work has ended.
    boolean join(Duration most) throws InterruptedException;
  }

  /// Virtual threads.
  static Fibers virtual() {
    return (name, work) -> {
      var thread = Thread.ofVirtual().name(name).start(work);
      return new Fiber() {
        @Override
        public void interrupt() {
          thread.interrupt();
        }

        @Override
        public void join() throws InterruptedException {
          thread.join();
        }

        @Override
        public boolean join(Duration most) throws InterruptedException {
          return thread.join(most);
        }
      };
    };
  }
}
