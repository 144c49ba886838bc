package dev.rouse.core.step;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import dev.rouse.core.problem.Problem;
import java.util.Optional;

/// How a run ended.
public sealed interface Outcome {

  /// With an answer; `data` where the agent's answers have a schema.
  record Completed(String text, Optional<Json> data) implements Outcome {
    public Completed {
      text = Text.storable(text);
    }
  }

  record Failed(Problem problem) implements Outcome {}

  record Cancelled(String by, String reason) implements Outcome {
    public Cancelled {
      by = Text.storable(by);
      reason = Text.storable(reason);
    }
  }
}
