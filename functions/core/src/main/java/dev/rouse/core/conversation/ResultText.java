package dev.rouse.core.conversation;

import dev.rouse.core.json.Text;
import dev.rouse.core.model.Message;
import dev.rouse.core.step.ToolResult;

/// A call's result in the words that a model reads.
final class ResultText {
  /// How much of an output stays visible where it has shrunk to a pointer.
  private static final int HEAD = 200;

  private ResultText() {}

  static Message.Result message(String call, String tool, ToolResult result, boolean shrunk) {
    return switch (result) {
      case ToolResult.Ok(var output, var cut) ->
          new Message.Result(
              call, tool, shrunk ? pointer(call, output) : whole(output, cut), false);
      case ToolResult.Failed(var message, _) -> new Message.Result(call, tool, message, true);
      case ToolResult.Refused(var message) ->
          new Message.Result(call, tool, "This call was not made: " + message, true);
      case ToolResult.Denied(var by, var reason) ->
          new Message.Result(
              call, tool, "This call was not made: " + by + " denied it. " + reason, true);
      case ToolResult.Unknown() ->
          new Message.Result(
              call,
              tool,
              "It is not known whether this call took effect. It must not be made again; find out"
                  + " by other means, or say in your answer that it is unknown.",
              true);
    };
  }

  /// Whether shrinking it would free anything.
  static boolean shrinks(Message.Result result) {
    return !result.failed() && result.text().length() > 2 * HEAD;
  }

  private static String whole(String output, boolean cut) {
    return cut ? output + "\n[the tool had more to say than its cap allows]" : output;
  }

  private static String pointer(String call, String output) {
    if (output.length() <= 2 * HEAD) {
      return output;
    }
    return Text.shortened(output, HEAD)
        + "\n[shortened: "
        + output.length()
        + " characters in all; read on with "
        + ReadOn.TOOL
        + " {\"call\":\""
        + call
        + "\",\"from\":"
        + HEAD
        + "}]";
  }
}
