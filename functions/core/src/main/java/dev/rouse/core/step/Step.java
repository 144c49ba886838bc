package dev.rouse.core.step;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One thing that happened in a run.
public sealed interface Step {

  /// A model, or the runbook in its place, took its turn. `cost` is what its price table says.
  record Answered(ModelAnswer answer, String model, Usage usage, Optional<BigDecimal> cost)
      implements Step {}

  /// These calls are about to begin; one that has no result after a crash may have happened.
  record Intended(List<Intent> calls) implements Step {
    public Intended {
      calls = List.copyOf(calls);
    }
  }

  /// A call has its result.
  record Returned(String call, ToolResult result) implements Step {}

  /// A human is asked.
  record Asked(Ask ask) implements Step {}

  /// Another agent was given a task, and this run waits for its answer until the deadline.
  record Delegated(String call, AgentId to, RunId child, Instant deadline, Json.Obj arguments)
      implements Step {}

  /// An input was read: the `number`th of the run.
  record Heard(int number, Input input) implements Step {}

  /// The deadline of an ask or of a child came first.
  record Expired(String call) implements Step {}

  /// These calls were found begun and without a result: whether they took effect is not known.
  record Lost(List<String> calls) implements Step {
    public Lost {
      calls = List.copyOf(calls);
    }
  }

  /// From here on the model sees these calls' outputs as pointers.
  record Shrunk(List<String> calls) implements Step {
    public Shrunk {
      calls = List.copyOf(calls);
    }
  }

  /// From here on the model sees this text in place of the steps through `through`.
  record Summarised(int through, String text, String model, Usage usage, Optional<BigDecimal> cost)
      implements Step {
    public Summarised {
      text = Text.storable(text);
    }
  }

  /// The answer did not fit its schema, and the model is told why.
  record Corrected(List<String> faults) implements Step {
    public Corrected {
      faults = faults.stream().map(Text::storable).toList();
    }
  }

  /// It failed for a passing reason and goes on at `until`.
  record Deferred(Problem problem, Instant until) implements Step {}

  /// The budget is used up until then.
  record Held(String window, Instant until) implements Step {}

  /// Every model has failed: the runbook takes their place.
  record FellBack(Problem problem) implements Step {}

  /// The run is over.
  record Ended(Outcome outcome) implements Step {}
}
