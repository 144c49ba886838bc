package dev.rouse.core.conversation;

import dev.rouse.core.model.Message;
import dev.rouse.core.model.ModelRequest;
import java.util.List;

/// An estimate of tokens without any provider's tokenizer: one for every three and a half
/// characters, on the high side for English and JSON, which is the safe side.
final class Tokens {
  private static final int PER_MESSAGE = 6;

  private Tokens() {}

  static long of(List<Message> messages) {
    return messages.stream().mapToLong(Tokens::of).sum();
  }

  static long ofLines(List<Line> lines) {
    return lines.stream().mapToLong(line -> of(line.message())).sum();
  }

  static long ofTools(List<ModelRequest.Tool> tools) {
    return tools.stream()
        .mapToLong(
            t -> ofText(t.name().length() + t.description().length() + t.schema().write().length()))
        .sum();
  }

  static long of(Message message) {
    return PER_MESSAGE
        + switch (message) {
          case Message.Instructions(var text) -> ofText(text.length());
          case Message.User(var text) -> ofText(text.length());
          case Message.Assistant(var text, var calls) ->
              ofText(text.length())
                  + calls.stream()
                      .mapToLong(c -> ofText(c.tool().length() + c.arguments().length()))
                      .sum();
          case Message.Result(_, _, var text, _) -> ofText(text.length());
        };
  }

  private static long ofText(int characters) {
    return (characters * 2L + 6) / 7;
  }
}
