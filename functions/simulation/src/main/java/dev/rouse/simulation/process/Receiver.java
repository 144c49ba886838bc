package dev.rouse.simulation.process;

import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.task.Offer;
import java.util.function.Consumer;

/// A process's own door.
@FunctionalInterface
public interface Receiver {

  /// Sends a task there; nobody answers where the process dies.
  void receive(Offer offer, Consumer<TakenHere> answer);
}
