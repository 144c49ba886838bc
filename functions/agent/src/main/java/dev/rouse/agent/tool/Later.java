package dev.rouse.agent.tool;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Made when it is first asked for, once. What is never asked for is not even loaded.
final class Later<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private Optional<T> made = Optional.empty();

  Later(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    if (made.isEmpty()) {
      made = Optional.of(maker.get());
    }
    return made.get();
  }

  synchronized void ifMade(Consumer<T> use) {
    made.ifPresent(use);
  }
}
