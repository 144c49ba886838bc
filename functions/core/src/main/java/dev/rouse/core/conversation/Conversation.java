package dev.rouse.core.conversation;

import dev.rouse.core.model.Message;
import dev.rouse.core.step.CallIds;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Builds the conversation from a run's steps, in one pass.
///
/// News that came between a call and its result stand after the results: providers refuse a
/// conversation in which anything parts the two.
final class Conversation {
  private final List<Line> lines = new ArrayList<>();
  private final List<Line> heldBack = new ArrayList<>();
  private final Map<String, String> toolOfCall = new HashMap<>();
  private final Set<String> shrunk = new HashSet<>();
  private int open;

  private Conversation() {}

  /// The lines after the first message, for these steps.
  static List<Line> of(List<Entry> entries) {
    var conversation = new Conversation();
    for (var entry : entries) {
      if (entry.step() instanceof Step.Shrunk(var calls)) {
        conversation.shrunk.addAll(calls);
      }
    }
    entries.forEach(conversation::add);
    conversation.flush();
    return conversation.lines;
  }

  private void add(Entry entry) {
    switch (entry.step()) {
      case Step.Answered(var answer, _, _, _) -> answered(entry.seq(), answer);
      case Step.Returned(var call, var result) -> returned(entry.seq(), call, result);
      case Step.Heard(_, Input.News(var event)) ->
          told(entry.seq(), EventText.news(event, entry.at()));
      case Step.Corrected(var faults) -> told(entry.seq(), correction(faults));
      case Step.Summarised(var through, var text, _, _, _) -> summarised(through, text);
      case Step.Heard _,
          Step.Intended _,
          Step.Asked _,
          Step.Delegated _,
          Step.Expired _,
          Step.Lost _,
          Step.Shrunk _,
          Step.Deferred _,
          Step.Held _,
          Step.FellBack _,
          Step.Ended _ -> {}
    }
  }

  private void answered(int seq, ModelAnswer answer) {
    flush();
    var calls =
        IntStream.range(0, answer.calls().size())
            .mapToObj(i -> {
              var request = answer.calls().get(i);
              return new Message.Call(CallIds.of(seq, i), request.tool(), request.arguments());
            })
            .toList();
    calls.forEach(call -> toolOfCall.put(call.id(), call.tool()));
    open = calls.size();
    lines.add(Line.begin(seq, new Message.Assistant(answer.text(), calls)));
  }

  private void returned(int seq, String call, ToolResult result) {
    String tool = toolOfCall.getOrDefault(call, "");
    lines.add(Line.follow(seq, ResultText.message(call, tool, result, shrunk.contains(call))));
    open--;
    if (open == 0) {
      flush();
    }
  }

  private void told(int seq, String text) {
    var line = Line.begin(seq, new Message.User(text));
    (open > 0 ? heldBack : lines).add(line);
  }

  private void summarised(int through, String text) {
    lines.removeIf(line -> line.seq() <= through);
    lines.addFirst(Line.follow(through, new Message.User("What was done so far:\n" + text)));
  }

  private void flush() {
    lines.addAll(heldBack);
    heldBack.clear();
    open = 0;
  }

  private static String correction(List<String> faults) {
    return "Your answer cannot be used:\n- "
        + String.join("\n- ", faults)
        + "\nGive the whole answer again, corrected.";
  }
}
