package dev.rouse.core.conversation;

import dev.rouse.core.json.Json;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolResult;
import java.math.BigDecimal;
import java.util.List;

/// The tool that reads on in an output that was shortened. It needs nothing but the steps.
public final class ReadOn {
  public static final String TOOL = "output-read";
  private static final int PAGE = 8000;

  private ReadOn() {}

  /// What a model is told of it.
  public static ModelRequest.Tool told() {
    return new ModelRequest.Tool(
        TOOL,
        "Reads on in an output of this conversation that was shortened.",
        (Json.Obj)
            Json.parse(
                """
                {"type": "object", "required": ["call"], "additionalProperties": false,
                 "properties": {
                   "call": {"type": "string", "description": "The call whose output it is"},
                   "from": {"type": "integer", "description": "The first character to read"}}}
                """));
  }

  /// Answers a call of the tool.
  public static ToolResult of(List<Entry> entries, Json.Obj arguments) {
    String call = arguments.text("call").orElse("");
    int from =
        arguments.get("from").orElse(Json.of(0)) instanceof Json.Num(BigDecimal number)
            ? Math.max(0, number.intValue())
            : 0;
    return entries.stream()
        .filter(entry -> entry.step() instanceof Step.Returned(var id, _) && id.equals(call))
        .findFirst()
        .map(entry -> page(((Step.Returned) entry.step()).result(), from))
        .orElse(new ToolResult.Refused("there is no call '" + call + "' with an output"));
  }

  private static ToolResult page(ToolResult result, int from) {
    if (!(result instanceof ToolResult.Ok(var output, _))) {
      return new ToolResult.Refused("that call has no output");
    }
    int begin = Math.min(from, output.length());
    int end = Math.min(begin + PAGE, output.length());
    String rest = end < output.length() ? "\n[" + (output.length() - end) + " more]" : "";
    return new ToolResult.Ok(output.substring(begin, end) + rest, false);
  }
}
