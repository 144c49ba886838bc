package dev.rouse.simulation.process;

import dev.rouse.agent.engine.Ports;
import dev.rouse.core.journal.Journal;
import dev.rouse.simulation.memory.Database;
import dev.rouse.simulation.memory.Omission;
import java.util.Set;

/// Where a fault can be planted: tests show that the simulation finds it.
public interface Rigging {
  Rigging NONE = new Rigging() {};

  /// The journal that clients get, beneath everything that watches.
  default Journal journal(Journal honest, Database database) {
    return honest;
  }

  /// What the journal leaves out.
  default Set<Omission> omissions() {
    return Set.of();
  }

  /// What an engine works against.
  default Ports ports(Ports honest) {
    return honest;
  }
}
