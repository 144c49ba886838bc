package dev.rouse.core.machine;

import dev.rouse.core.model.ModelReply;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.ToolResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a run's owner has learned and the machine is to decide upon.
public sealed interface Fact {

  /// The run is now this process's, for the `attempt`th time since it last came further. Calls that
  /// an earlier owner had begun are nobody's.
  record Claimed(int attempt) implements Fact {}

  /// Others have told it something.
  record Heard(List<Numbered> inputs) implements Fact {
    public Heard {
      inputs = List.copyOf(inputs);
    }
  }

  /// The models were asked, and this came of it.
  record Replied(Next.AskModel asked, ModelReply reply) implements Fact {}

  /// Calls have ended, each by its id.
  record Returned(Map<String, ToolResult> results) implements Fact {
    public Returned {
      results = Map.copyOf(results);
    }
  }

  /// The agent's budget leaves no room before `until`.
  record OverBudget(String window, Instant until) implements Fact {}
}
