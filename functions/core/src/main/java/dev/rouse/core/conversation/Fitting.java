package dev.rouse.core.conversation;

import dev.rouse.core.model.Message;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.step.Entry;
import java.util.ArrayList;
import java.util.List;

/// What of a conversation goes into a model call.
///
/// The oldest tool outputs shrink to pointers first, a third of the room at a time so that it does
/// not happen at every turn; then all but the last turns become a summary.
public sealed interface Fitting {

  /// It fits as it is.
  record Fits(List<Message> messages) implements Fitting {}

  /// These calls' outputs are to become pointers; then look again.
  record Shrink(List<String> calls) implements Fitting {}

  /// A model is to sum up what these messages say; they are all up to step `through`.
  record Summarise(List<Message> messages, int through) implements Fitting {}

  /// Not even a summary helps.
  record TooLarge(String why) implements Fitting {}

  /// Looks at what a call would take.
  ///
  /// @param opening the messages before all steps
  /// @param room how many tokens the call may have
  static Fitting fit(
      List<Message> opening, List<Entry> entries, List<ModelRequest.Tool> tools, long room) {
    var lines = Conversation.of(entries);
    long used = Tokens.of(opening) + Tokens.ofTools(tools) + Tokens.ofLines(lines);
    if (used <= room) {
      return new Fits(messages(opening, lines));
    }
    var shrunk = oldestOutputs(lines, used - room + room / 3);
    return shrunk.isEmpty() ? summary(opening, lines, used, room) : new Shrink(shrunk);
  }

  private static List<String> oldestOutputs(List<Line> lines, long tooMany) {
    var calls = new ArrayList<String>();
    long freed = 0;
    for (var line : lines) {
      if (freed < tooMany
          && line.message() instanceof Message.Result result
          && !result.text().contains("[shortened: ")
          && ResultText.shrinks(result)) {
        calls.add(result.call());
        freed += Tokens.of(result);
      }
    }
    return calls;
  }

  private static Fitting summary(List<Message> opening, List<Line> lines, long used, long room) {
    int cut = lastBeginning(lines);
    if (cut <= 0) {
      return new TooLarge(
          "the conversation takes about "
              + used
              + " tokens and the model's context has room for "
              + room
              + "; give the ModelConfig its true contextTokens, or the agent a model with more");
    }
    var before = lines.subList(0, cut);
    var messages = new ArrayList<>(messages(opening, before));
    messages.add(
        new Message.User(
            "Sum up what was found out and done so far, and what is still to do, for yourself to"
                + " go on from. Keep every name, number and identifier that matters."));
    return new Summarise(List.copyOf(messages), before.getLast().seq());
  }

  /// Where the last turn begins: it stays as it is, all before may become a summary.
  private static int lastBeginning(List<Line> lines) {
    for (int i = lines.size() - 1; i > 1; i--) {
      if (lines.get(i).begins()) {
        return i;
      }
    }
    return 0;
  }

  private static List<Message> messages(List<Message> opening, List<Line> lines) {
    var all = new ArrayList<>(opening);
    lines.forEach(line -> all.add(line.message()));
    return List.copyOf(all);
  }
}
