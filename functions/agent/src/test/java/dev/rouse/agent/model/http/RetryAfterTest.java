package dev.rouse.agent.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T13:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|PT7S",
        " 0 |PT0S",
        "Sat, 21 Nov 2026 13:01:30 GMT|PT1M30S",
        "Sat, 21 Nov 2026 12:00:00 GMT|PT0S"
      })
  void parse_secondsOrDate(String header, Duration expected) {
    assertThat(RetryAfter.parse(header, NOW)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "99999999999999999999", "7.5"})
  void parse_anythingElse(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }

  @Test
  void parse_none() {
    assertThat(RetryAfter.parse(null, NOW)).isEmpty();
  }
}
