package dev.rouse.simulation.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Host host = new Host("p");
  private final List<String> seen = new ArrayList<>();

  private static Schedule schedule(long seed) {
    return new Schedule(new Draws(seed), Instant.EPOCH);
  }

  @Test
  void run_sameSeed_isTheSameOrder() {
    assertThat(order(7)).isEqualTo(order(7)).hasSize(30);
  }

  @Test
  void run_otherSeed_isAnotherOrder() {
    assertThat(order(7)).isNotEqualTo(order(8));
  }

  private static List<String> order(long seed) {
    var schedule = schedule(seed);
    var order = new ArrayList<String>();
    for (String name : List.of("a", "b", "c")) {
      var _ =
          schedule.start(
              new Host(name),
              name,
              () ->
                  IntStream.range(0, 10)
                      .forEach(turn -> {
                        order.add(name + turn);
                        schedule.giveWay();
                      }));
    }
    assertThat(schedule.run()).isEmpty();
    return order;
  }

  @Test
  void time_passesOnlyWhenAllSleep() {
    var schedule = schedule(1);
    var _ = schedule.start(host, "slow", () -> sleepAndSee(schedule, SECOND.multipliedBy(60)));
    var _ = schedule.start(host, "fast", () -> sleepAndSee(schedule, SECOND));

    assertThat(schedule.run()).isEmpty();

    assertThat(seen).containsExactly("1", "60");
  }

  private void sleepAndSee(Schedule schedule, Duration duration) {
    try {
      schedule.sleep(duration);
      seen.add(Long.toString(Duration.ofNanos(schedule.now()).toSeconds()));
    } catch (InterruptedException interrupted) {
      seen.add("interrupted");
    }
  }

  @Test
  void interrupt_endsASleep() {
    var schedule = schedule(1);
    var sleeper = schedule.start(host, "sleeper", () -> sleepAndSee(schedule, SECOND));
    schedule.in(Duration.ofMillis(10), sleeper::interrupt);

    assertThat(schedule.run()).isEmpty();

    assertThat(seen).containsExactly("interrupted");
  }

  @Test
  void interruptOfTheThreadItself_endsTheNextSleep() {
    var schedule = schedule(1);
    var _ =
        schedule.start(
            host,
            "self",
            () -> {
              Thread.currentThread().interrupt();
              schedule.giveWay();
              sleepAndSee(schedule, SECOND);
            });

    assertThat(schedule.run()).isEmpty();

    assertThat(seen).containsExactly("interrupted");
  }

  @Test
  void kill_endsEveryStrandOfTheHostAndNoOther() {
    var schedule = schedule(1);
    var other = new Host("q");
    var _ = schedule.start(host, "sleeper", () -> sleepAndSee(schedule, SECOND));
    var _ = schedule.start(host, "passer", () -> passAndSee(schedule));
    var _ = schedule.start(other, "other", () -> sleepAndSee(schedule, SECOND));
    schedule.in(Duration.ofMillis(10), () -> schedule.kill(host));

    assertThat(schedule.run()).isEmpty();

    assertThat(seen).containsExactly("1");
  }

  private void passAndSee(Schedule schedule) {
    schedule.pass(SECOND);
    seen.add("passed");
  }

  @Test
  void kill_swallowed_isFound() {
    var schedule = schedule(1);
    var _ = schedule.start(host, "undead", () -> swallow(schedule));
    schedule.in(Duration.ofMillis(10), () -> schedule.kill(host));

    assertThat(schedule.run())
        .hasValueSatisfying(why -> assertThat(why).hasMessageContaining("undead goes on"));
  }

  private static void swallow(Schedule schedule) {
    for (int i = 0; i < 100; i++) {
      try {
        schedule.pass(SECOND);
      } catch (Killed swallowed) {
        schedule.note("undead", "lives");
      }
    }
  }

  @Test
  void pause_holdsAStrandUntilItsHostGoesOn() {
    var schedule = schedule(1);
    var _ = schedule.start(host, "sleeper", () -> sleepAndSee(schedule, SECOND));
    schedule.in(Duration.ofMillis(10), () -> schedule.pause(host));
    schedule.in(SECOND.multipliedBy(30), () -> schedule.goOn(host));

    assertThat(schedule.run()).isEmpty();

    assertThat(seen).containsExactly("30");
  }

  @Test
  void join_returnsWhenTheOtherHasEndedOrTimeIsUp() {
    var schedule = schedule(1);
    var slow = schedule.start(host, "slow", () -> schedule.pass(SECOND));
    var _ =
        schedule.start(
            host,
            "joiner",
            () -> {
              try {
                seen.add("early " + slow.join(Duration.ofMillis(10)));
                slow.join();
                seen.add("late " + slow.join(Duration.ZERO));
              } catch (InterruptedException unexpected) {
                seen.add("interrupted");
              }
            });

    assertThat(schedule.run()).isEmpty();

    assertThat(seen).containsExactly("early false", "late true");
  }

  @Test
  void spinning_isFound() {
    var schedule = schedule(1);
    var _ =
        schedule.start(
            host,
            "spinner",
            () -> {
              while (true) {
                schedule.giveWay();
              }
            });

    assertThat(schedule.run())
        .hasValueSatisfying(why -> assertThat(why).hasMessageContaining("time stands still"));
  }

  @Test
  void bug_endsTheSimulation() {
    var schedule = schedule(1);
    var bug = new IllegalStateException("bug");
    var _ =
        schedule.start(
            host,
            "buggy",
            () -> {
              throw bug;
            });

    assertThat(schedule.run()).containsSame(bug);
  }
}
