package dev.rouse.core.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.rule.BrokenRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId UTC = ZoneId.of("UTC");

  @ParameterizedTest
  @CsvSource({
    "* * * * *,2026-01-01T00:00:00Z,2026-01-01T00:01:00Z",
    "* * * * *,2026-01-01T00:00:59.999Z,2026-01-01T00:01:00Z",
    "*/15 * * * *,2026-01-01T00:01:00Z,2026-01-01T00:15:00Z",
    "5/20 * * * *,2026-01-01T00:30:00Z,2026-01-01T00:45:00Z",
    "0 7 * * MON-FRI,2026-01-02T07:00:00Z,2026-01-05T07:00:00Z",
    "0 7 * * 7,2026-01-02T07:00:00Z,2026-01-04T07:00:00Z",
    "0 0 1 jan *,2026-01-01T00:00:00Z,2027-01-01T00:00:00Z",
    "0 0 31 * *,2026-01-31T00:00:00Z,2026-03-31T00:00:00Z",
    "0 0 29 2 *,2024-02-29T00:00:00Z,2028-02-29T00:00:00Z",
    "0 0 29 2 *,2096-02-29T00:00:00Z,2104-02-29T00:00:00Z",
    "0 0 13 * FRI,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z",
    "0 12 13 * ?,2026-01-01T00:00:00Z,2026-01-13T12:00:00Z",
    "30 1-5/2 * * *,2026-01-01T03:30:00Z,2026-01-01T05:30:00Z",
    "@daily,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z",
    "@weekly,2026-01-01T00:00:00Z,2026-01-04T00:00:00Z",
    "@hourly,2026-01-01T00:00:00Z,2026-01-01T01:00:00Z",
  })
  void next_inUtc(String expression, Instant after, Instant next) {
    assertThat(Cron.parse(expression).next(after, UTC)).isEqualTo(next);
  }

  @Test
  void next_aTimeThatIsSkipped_comesRightAfterTheGap() {
    var ticks = ticks("30 2 * * *", "2026-03-28T00:00", 3, BERLIN);

    assertThat(ticks)
        .containsExactly(
            "2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
  }

  @Test
  void next_aTimeThatComesTwice_comesOnce() {
    var ticks = ticks("30 2 * * *", "2026-10-24T12:00", 2, BERLIN);

    assertThat(ticks).containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
  }

  @Test
  void next_everyHour_followsTheRealClock() {
    assertThat(ticks("30 * * * *", "2026-03-29T01:00", 2, BERLIN))
        .containsExactly("2026-03-29T01:30+01:00", "2026-03-29T03:30+02:00");
    assertThat(ticks("30 * * * *", "2026-10-25T01:00", 4, BERLIN))
        .containsExactly(
            "2026-10-25T01:30+02:00",
            "2026-10-25T02:30+02:00",
            "2026-10-25T02:30+01:00",
            "2026-10-25T03:30+01:00");
  }

  @Test
  void next_aDayThatIsSkippedWhole_comesAtTheNext() {
    assertThat(ticks("0 12 * * *", "2011-12-29T13:00", 2, ZoneId.of("Pacific/Apia")))
        .containsExactly("2011-12-31T00:00+14:00", "2011-12-31T12:00+14:00");
  }

  @Test
  void next_midnightThatIsSkipped_comesRightAfterTheGap() {
    assertThat(ticks("0 0 * * *", "2018-11-03T12:00", 2, ZoneId.of("America/Sao_Paulo")))
        .containsExactly("2018-11-04T01:00-02:00", "2018-11-05T00:00-02:00");
  }

  /// Against the plainest reading there is: try every day.
  @RepeatedTest(100)
  void next_anyExpression_isTheFirstDayThatMatches(RepetitionInfo repetition) {
    RandomGenerator random = new Random(repetition.getCurrentRepetition());
    int minute = random.nextInt(60);
    int hour = random.nextInt(24);
    int day = 1 + random.nextInt(28);
    int month = 1 + random.nextInt(12);
    String months = random.nextBoolean() ? "*" : String.valueOf(month);
    String expression = "%d %d %d %s *".formatted(minute, hour, day, months);
    var after = Instant.ofEpochSecond(random.nextLong(1_600_000_000L, 1_900_000_000L));

    var next = Cron.parse(expression).next(after, UTC);

    var day0 = LocalDate.ofInstant(after, UTC);
    var first =
        Stream.iterate(day0, date -> date.plusDays(1))
            .filter(date -> date.getDayOfMonth() == day)
            .filter(date -> months.equals("*") || date.getMonthValue() == month)
            .map(date -> date.atTime(hour, minute).atZone(UTC).toInstant())
            .filter(tick -> tick.isAfter(after))
            .findFirst();
    assertThat(first).as(expression + " after " + after).contains(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * 32 * *",
        "* * * 13 *",
        "* * * * 8",
        "5-1 * * * *",
        "*/0 * * * *",
        "a * * * *",
        "* * * FOO *",
        "1,,2 * * * *",
        "-1 * * * *",
        "1- * * * *",
        "@never",
        "@every 5m",
        "0 0 30 2 *",
        "0 0 31 4,6,9,11 *",
        "TZ=UTC * * * * *"
      })
  void parse_noExpression_isBroken(String text) {
    assertThatThrownBy(() -> Cron.parse(text)).isInstanceOf(BrokenRule.class);
  }

  @Test
  void parse_aDayOfWeekBesideADayThatNeverComes_comes() {
    assertThat(Cron.parse("0 0 31 2 MON").next(Instant.parse("2026-01-01T00:00:00Z"), UTC))
        .isEqualTo(Instant.parse("2026-02-02T00:00:00Z"));
  }

  private static List<String> ticks(String expression, String from, int count, ZoneId zone) {
    var cron = Cron.parse(expression);
    var ticks = new ArrayList<String>();
    var now = ZonedDateTime.of(LocalDateTime.parse(from), zone).toInstant();
    for (int i = 0; i < count; i++) {
      now = cron.next(now, zone);
      ticks.add(now.atZone(zone).toOffsetDateTime().toString());
    }
    return ticks;
  }
}
