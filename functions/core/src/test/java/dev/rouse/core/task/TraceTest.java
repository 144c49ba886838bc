package dev.rouse.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final Event PLAIN = Event.of("1", "/tests", "t", Json.Null.VALUE);

  @Test
  void of_eventOfATrace_isThatTrace_andSoIsAllThatFollows() {
    var task = task(PLAIN.withExtension("traceparent", "00-" + TRACE + "-" + SPAN + "-01"));

    var next = Trace.next(PLAIN, task);

    assertThat(Trace.of(task)).isEqualTo(TRACE);
    assertThat(Trace.of(task(next))).isEqualTo(TRACE);
    assertThat(Trace.parent(task.event())).hasValue(new Trace.Parent(TRACE, SPAN, true));
  }

  @Test
  void of_eventOfNone_beginsWithItsRun_andSoDoesAllThatFollows() {
    var first = task(PLAIN);

    var third = task(Trace.next(PLAIN, task(Trace.next(PLAIN, first))));

    assertThat(Trace.of(third)).isEqualTo(first.id().value());
    assertThat(third.event().extensions()).doesNotContainKey("traceparent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
      })
  void parent_thatCannotBeUnderstood_isNone(String said) {
    assertThat(Trace.parent(PLAIN.withExtension("traceparent", said))).isEmpty();
  }

  private static Task task(Event event) {
    return Offer.of(new AgentId("ops", "helper"), event).accepted(Instant.EPOCH);
  }
}
