package dev.rouse.agent.engine;

import dev.rouse.agent.engine.Fibers.Fiber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An effect under way on a thread of its own.
final class Running<T> {
  private final boolean repeatable;
  private final Effect<T> effect;
  private @Nullable Fiber fiber;
  private volatile @Nullable T result;
  private volatile @Nullable RuntimeException bug;
  private volatile boolean ended;

  /// What is performed; it blocks.
  @FunctionalInterface
  interface Effect<T> {
    T perform() throws InterruptedException;
  }

  /// @param repeatable whether it may be abandoned: it changes nothing
  Running(boolean repeatable, Effect<T> effect) {
    this.repeatable = repeatable;
    this.effect = effect;
  }

  void begin(Fibers fibers, String name) {
    fiber = fibers.start(name, OnRun.carried(this::perform));
  }

  private void perform() {
    try {
      result = effect.perform();
    } catch (InterruptedException abandoned) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      bug = fault;
    } finally {
      ended = true;
    }
  }

  /// Waits for the end. Without a beginning there is nothing to wait for.
  void await() throws InterruptedException {
    if (fiber != null) {
      fiber.join();
    }
  }

  /// What came of it, once it has ended; nothing where it was abandoned. A bug in it crashes the
  /// run.
  Optional<T> result() {
    if (bug != null) {
      throw bug;
    }
    return Optional.ofNullable(result);
  }

  void interrupt() {
    if (fiber != null) {
      fiber.interrupt();
    }
  }

  boolean repeatable() {
    return repeatable;
  }

  boolean ended() {
    return ended;
  }
}
