package dev.rouse.core.step;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;

/// How a call ended, as its model is told.
public sealed interface ToolResult {

  /// It worked. `cut` says that the tool had more to say than its cap allows.
  record Ok(String output, boolean cut) implements ToolResult {
    public Ok {
      output = Text.storable(output);
    }
  }

  /// It worked with the step that says so: the event goes out with it, or neither was.
  record Sent(String topic, Json.Obj data) implements ToolResult {}

  /// It was tried and failed. `doubt` says that it may have taken effect all the same.
  record Failed(String message, boolean doubt) implements ToolResult {
    public Failed {
      message = Text.storable(message);
    }

    public Failed(String message) {
      this(message, false);
    }
  }

  /// It was not tried: the call itself is wrong. Counted against the model.
  record Refused(String message) implements ToolResult {
    public Refused {
      message = Text.storable(message);
    }
  }

  /// It was not tried: a human said no, or nobody said yes in time.
  record Denied(String by, String reason) implements ToolResult {
    public Denied {
      by = Text.storable(by);
      reason = Text.storable(reason);
    }
  }

  /// It was begun and its result lost; it was not repeated.
  record Unknown() implements ToolResult {}
}
