package dev.rouse.simulation.process;

import dev.rouse.agent.engine.Ports;
import dev.rouse.core.journal.Journal;
import dev.rouse.simulation.memory.Database;

/// Where a fault can be planted: tests show that the simulation finds it.
public interface Rigging {
  Rigging NONE = new Rigging() {};

  /// The journal that clients get, beneath everything that watches.
  default Journal journal(Journal honest, Database database) {
    return honest;
  }

  /// What an engine works against.
  default Ports ports(Ports honest) {
    return honest;
  }
}
