package dev.rouse.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.json.Json;
import org.junit.jupiter.api.Test;

final class EventTest {
  private static final Event EVENT =
      Event.of("1", "/shop", "order.failed", Json.object().put("order", 7).done());

  @Test
  void fromJson_whatWasWritten_isTheSame() {
    var event = EVENT.withSubject("7").withExtension("rousehops", "2");

    assertThat(Event.fromJson(event.toJson())).isEqualTo(event);
  }

  @Test
  void fingerprint_stampedAnewByABroker_isTheSame() {
    assertThat(EVENT.withExtension("knativearrivaltime", "now").fingerprint())
        .isEqualTo(EVENT.fingerprint());
  }

  @Test
  void fingerprint_otherBody_isAnother() {
    assertThat(Event.of("1", "/shop", "order.failed", Json.of(8)).fingerprint())
        .isNotEqualTo(EVENT.fingerprint());
  }

  @Test
  void event_withoutAnId_isRefused() {
    assertThatThrownBy(() -> Event.of("", "/s", "t", Json.Null.VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hops_countUpAndEnd() {
    var event = EVENT;
    for (int i = 0; i <= Hops.MOST; i++) {
      assertThat(Hops.tooMany(event)).isFalse();
      event = Hops.next(event, Hops.of(event));
    }

    assertThat(Hops.tooMany(event)).isTrue();
    assertThat(Hops.tooMany(EVENT.withExtension(Hops.EXTENSION, "-1"))).isTrue();
  }

  @Test
  void runId_partsThatRunTogether_differ() {
    assertThat(RunId.of(new AgentId("ab", "c"), "s", "1"))
        .isNotEqualTo(RunId.of(new AgentId("a", "bc"), "s", "1"));
  }
}
