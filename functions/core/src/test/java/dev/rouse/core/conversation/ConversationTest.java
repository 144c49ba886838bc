package dev.rouse.core.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.model.Message;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.step.Usage;
import dev.rouse.core.task.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConversationTest {
  private static final Step TWO_CALLS =
      answered(ModelAnswer.calling(new ToolRequest("get", "{}"), new ToolRequest("logs", "{}")));
  private static final Step NEWS =
      new Step.Heard(1, new Input.News(Event.of("2", "/s", "t", Json.of("more"))));

  @Test
  void of_newsBetweenACallAndItsResult_comesAfterAllResults() {
    var lines =
        Conversation.of(
            entries(
                TWO_CALLS,
                new Step.Intended(List.of(new Intent("c1-0", Effect.READ))),
                ok("c1-0", "a"),
                NEWS,
                ok("c1-1", "b")));

    assertThat(lines.stream().map(line -> line.message().getClass().getSimpleName()))
        .containsExactly("Assistant", "Result", "Result", "User");
  }

  @Test
  void of_aSummary_standsInPlaceOfWhatItSumsUp() {
    var lines =
        Conversation.of(
            entries(
                TWO_CALLS,
                ok("c1-0", "a"),
                ok("c1-1", "b"),
                answered(ModelAnswer.calling(new ToolRequest("get", "{}"))),
                ok("c4-0", "c"),
                new Step.Summarised(3, "a and b", "gpt", Usage.NONE, Optional.empty())));

    assertThat(lines.getFirst().message())
        .isInstanceOfSatisfying(
            Message.User.class, user -> assertThat(user.text()).endsWith("a and b"));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1).begins()).isTrue();
    assertThat(lines.get(2).begins()).isFalse();
  }

  @Test
  void fit_moreAndMoreOutputs_alwaysFitsOrSaysThatItDoesNot() {
    var entries = new ArrayList<Entry>();
    long room = 2_000;
    for (int turn = 0; turn < 200; turn++) {
      int seq = entries.size() + 1;
      add(entries, answered(ModelAnswer.calling(new ToolRequest("get", "{}"))));
      add(entries, ok("c" + seq + "-0", "x".repeat(turn * 7 % 3_000)));

      var messages = fitted(entries, room);

      assertThat(Tokens.of(messages)).isLessThanOrEqualTo(room);
      assertThat(messages.getLast()).isInstanceOf(Message.Result.class);
    }
  }

  /// Does what the machine does: journals what is to be left out until the rest fits.
  private static List<Message> fitted(List<Entry> entries, long room) {
    while (true) {
      switch (Fitting.fit(List.of(), entries, List.of(), room)) {
        case Fitting.Fits(var messages) -> {
          return messages;
        }
        case Fitting.Shrink(var calls) -> add(entries, new Step.Shrunk(calls));
        case Fitting.Summarise(_, var through) ->
            add(
                entries,
                new Step.Summarised(through, "so far", "gpt", Usage.NONE, Optional.empty()));
        case Fitting.TooLarge(var why) -> throw new AssertionError(why);
      }
    }
  }

  @Test
  void readOn_aLongOutput_pagesToItsEnd() {
    var entries = entries(answered(ModelAnswer.calling(new ToolRequest("get", "{}"))));
    var more = new ArrayList<>(entries);
    add(more, ok("c1-0", "a".repeat(9_000)));

    var first = ReadOn.of(more, Json.object().put("call", "c1-0").put("from", 0).done());
    var last = ReadOn.of(more, Json.object().put("call", "c1-0").put("from", 8_000).done());
    var beyond =
        ReadOn.of(more, Json.object().put("call", "c1-0").put("from", Integer.MAX_VALUE).done());
    var unknown = ReadOn.of(more, Json.object().put("call", "c9-0").done());

    assertThat(first).isEqualTo(new ToolResult.Ok("a".repeat(8_000) + "\n[1000 more]", false));
    assertThat(last).isEqualTo(new ToolResult.Ok("a".repeat(1_000), false));
    assertThat(beyond).isEqualTo(new ToolResult.Ok("", false));
    assertThat(unknown).isInstanceOf(ToolResult.Refused.class);
  }

  private static Step answered(ModelAnswer answer) {
    return new Step.Answered(answer, "gpt", Usage.NONE, Optional.empty());
  }

  private static Step ok(String call, String output) {
    return new Step.Returned(call, new ToolResult.Ok(output, false));
  }

  private static List<Entry> entries(Step... steps) {
    var entries = new ArrayList<Entry>();
    for (var step : steps) {
      add(entries, step);
    }
    return entries;
  }

  private static void add(List<Entry> entries, Step step) {
    entries.add(new Entry(entries.size() + 1, 1, Instant.EPOCH, "d", step));
  }
}
