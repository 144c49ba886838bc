package dev.rouse.core.step;

import dev.rouse.core.json.Text;
import dev.rouse.core.task.Event;

/// What others tell a run while it goes on.
public sealed interface Input {

  /// A human decided an ask.
  record Decided(String ask, boolean allowed, String by, String reason) implements Input {
    public Decided {
      by = Text.storable(by);
      reason = Text.storable(reason);
    }
  }

  /// The run is to stop.
  record Cancelled(String by, String reason) implements Input {
    public Cancelled {
      by = Text.storable(by);
      reason = Text.storable(reason);
    }
  }

  /// The agent that was called has answered.
  record ChildEnded(String call, Outcome outcome) implements Input {}

  /// A further event for the same work.
  record News(Event event) implements Input {}

  /// A human sets the failed run going again from its last step.
  record Redriven(String by) implements Input {
    public Redriven {
      by = Text.storable(by);
    }
  }
}
