package dev.rouse.simulation.process;

import dev.rouse.simulation.schedule.Host;

/// What may happen to a process at a call of a port.
@FunctionalInterface
interface Strikes {
  Strikes NONE = _ -> {};

  void at(Host host);
}
