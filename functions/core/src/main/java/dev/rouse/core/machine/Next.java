package dev.rouse.core.machine;

import dev.rouse.core.limit.Window;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.tool.ToolCall;
import java.time.Instant;
import java.util.List;

/// The effect that is due next, once the steps before it are journaled.
public sealed interface Next {

  /// A model is to be asked.
  ///
  /// @param through for a summary: the last step that it takes the place of, else 0
  /// @param windows the budget's, each to be below its cap before the model is asked
  record AskModel(ModelRequest request, int through, List<Window> windows) implements Next {
    public AskModel {
      windows = List.copyOf(windows);
    }
  }

  /// These calls are performed side by side.
  record CallTools(List<ToolCall> calls) implements Next {
    public CallTools {
      calls = List.copyOf(calls);
    }
  }

  /// Nothing is to be done before an input comes or `due` does.
  record Sleep(Instant due) implements Next {}

  /// The owner is to give the run up: whoever claims it goes on from here.
  record Rest() implements Next {}

  /// The run is over.
  record End(Outcome outcome) implements Next {}
}
