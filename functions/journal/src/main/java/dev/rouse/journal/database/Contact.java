package dev.rouse.journal.database;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/// Whether the database answers, and since when it does again. By this process's own clock, which
/// no outage can stop.
final class Contact {
  private sealed interface State {

    /// It has always answered.
    record Unbroken() implements State {}

    record Lost() implements State {}

    record Regained(long nanos) implements State {}
  }

  private final AtomicReference<State> state = new AtomicReference<>(new State.Unbroken());
  private final LongSupplier nanos;

  Contact(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void lost() {
    state.set(new State.Lost());
  }

  void made() {
    if (state.get() instanceof State.Lost lost) {
      state.compareAndSet(lost, new State.Regained(nanos.getAsLong()));
    }
  }

  /// How long the database has been answering again; empty where it has never been away.
  Optional<Duration> regained() {
    return switch (state.get()) {
      case State.Unbroken _ -> Optional.empty();
      case State.Lost _ -> Optional.of(Duration.ZERO);
      case State.Regained(long at) -> Optional.of(Duration.ofNanos(nanos.getAsLong() - at));
    };
  }
}
