package dev.rouse.core.definition;

import dev.rouse.core.binding.Fault;
import java.util.List;

/// What became of an agent's references.
public sealed interface Resolution {

  /// All of them lead somewhere.
  record Resolved(Definition definition) implements Resolution {}

  /// Some do not: each with its path in the agent, or in the model config that it names.
  record Unresolved(List<Fault> faults) implements Resolution {
    public Unresolved {
      faults = List.copyOf(faults);
    }
  }
}
