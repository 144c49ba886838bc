package dev.rouse.gateway.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.intake.Admission;
import dev.rouse.gateway.Agents;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimetableTest {
  private static final Instant SEVEN = Instant.parse("2026-11-20T07:00:00Z");

  @Test
  void due_nothingSinceTheLastTick_isEmpty() {
    assertThat(hourly().due(SEVEN, SEVEN.plusSeconds(3_599))).isEmpty();
  }

  @Test
  void due_atTheTick_isTheTick() {
    assertThat(hourly().due(SEVEN.minusSeconds(1), SEVEN)).contains(SEVEN);
  }

  @Test
  void due_severalMissed_isTheLastOne() {
    var monday = Instant.parse("2026-11-23T07:30:00Z");

    assertThat(hourly().due(SEVEN, monday)).contains(Instant.parse("2026-11-23T07:00:00Z"));
    assertThat(workdays().due(SEVEN, monday)).contains(Instant.parse("2026-11-23T06:00:00Z"));
  }

  @Test
  void due_whileSuspended_isEmpty() {
    var suspended = timetable("suspend: true", "0 * * * *");

    assertThat(suspended.due(SEVEN, SEVEN.plusSeconds(7_200))).isEmpty();
  }

  @Test
  void task_ofATick_isNamedByItsInstant() {
    var task = (Admission.Admitted) workdays().task(SEVEN);

    assertThat(task.offer().event().id()).isEqualTo("2026-11-20T07:00:00Z");
    assertThat(task.offer().event().source()).startsWith("/agents/ops/clock/schedules/");
    assertThat(((Admission.Admitted) hourly().task(SEVEN)).offer().id())
        .isNotEqualTo(task.offer().id());
  }

  private static Timetable hourly() {
    return timetable("suspend: false", "0 * * * *");
  }

  private static Timetable workdays() {
    return timetable("suspend: false", "0 7 * * MON-FRI");
  }

  private static Timetable timetable(String more, String cron) {
    var agent =
        Agents.read(
            """
            apiVersion: rouse.dev/v1alpha1
            kind: Agent
            metadata: {name: clock, namespace: ops}
            spec:
              systemMessage: You tell the time.
              %s
              triggers:
              - schedule: {cron: "%s", timeZone: Europe/Berlin}
            """
                .formatted(more, cron));
    return Timetable.of(List.of(agent)).getFirst();
  }
}
