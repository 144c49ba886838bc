package dev.rouse.core.step;

import dev.rouse.core.json.Text;
import dev.rouse.core.task.Digest;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.RunId;

/// What others tell a run while it goes on.
public sealed interface Input {

  /// What a repeat of this input shares with it, and no other input of its run does. Whoever lost
  /// the journal's answer says the same again, and it must not count twice.
  default String identity() {
    return switch (this) {
      case Decided(var ask, _, _, _) -> "decided " + ask;
      case Cancelled(var by, var reason) -> "cancelled " + Digest.of(by, reason);
      case ChildEnded(var call, _) -> "child-ended " + call;
      case News(var event) -> "news " + Digest.of(event.source(), event.id());
      case Redriven(var by) -> "redriven " + Digest.of(by);
    };
  }

  /// Whether it is a repeat even after the run has heard the first. A run that was reopened may be
  /// cancelled again, or reopened again, by the same person with the same words.
  default boolean saidOnce() {
    return switch (this) {
      case Decided _, ChildEnded _, News _ -> true;
      case Cancelled _, Redriven _ -> false;
    };
  }

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

    /// What a run is told whose session a newer task takes.
    public static Cancelled interruptedBy(RunId newer) {
      return new Cancelled("session", "interrupted by task " + newer);
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
