package dev.rouse.core.conversation;

import dev.rouse.core.json.Text;
import dev.rouse.core.model.Message;
import dev.rouse.core.step.ToolResult;

/// A call's result in the words that a model reads.
final class ResultText {
  /// How much of an output stays visible where it has shrunk to a pointer.
  private static final int HEAD = 200;

  /// How much of an output is shown at first: a model asks for the rest where it wants it.
  private static final int MOST = 16_000;

  private ResultText() {}

  static Message.Result message(String call, String tool, ToolResult result, boolean shrunk) {
    return switch (result) {
      case ToolResult.Ok(var output, var cut) ->
          new Message.Result(
              call, tool, shrunk ? pointer(call, output) : whole(call, output, cut), false);
      case ToolResult.Sent(var topic, _) ->
          new Message.Result(call, tool, "The event is on its way to topic " + topic, false);
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

  private static String whole(String call, String output, boolean cut) {
    String shown =
        output.length() <= MOST
            ? output
            : "%s\n[the first %d of %d characters; %s]"
                .formatted(Text.shortened(output, MOST), MOST, output.length(), readOn(call, MOST));
    return cut ? shown + "\n[the tool had more to say than its cap allows: ask for less]" : shown;
  }

  private static String readOn(String call, int from) {
    return "read on with " + ReadOn.TOOL + " {\"call\":\"" + call + "\",\"from\":" + from + "}";
  }

  private static String pointer(String call, String output) {
    if (output.length() <= 2 * HEAD) {
      return output;
    }
    return "%s\n[shortened: %d characters in all; %s]"
        .formatted(Text.shortened(output, HEAD), output.length(), readOn(call, HEAD));
  }
}
