package dev.rouse.agent.engine;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.machine.Machine;

/// Knows what the registry's definitions say.
@FunctionalInterface
public interface Definitions {

  /// A definition and the machine that it makes.
  record Known(Definition definition, Machine machine) {}

  Known of(RegisteredAgent registered);
}
