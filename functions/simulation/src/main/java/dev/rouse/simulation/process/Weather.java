package dev.rouse.simulation.process;

import dev.rouse.simulation.schedule.Draws;
import dev.rouse.simulation.schedule.Schedule;
import dev.rouse.simulation.world.Climate;
import java.time.Duration;

/// What goes wrong now, as the seed says; nothing any more once it is calm.
public final class Weather {
  private final Schedule schedule;
  private final Draws draws;
  private final Climate climate;
  private boolean storm;

  /// How a request to the journal goes.
  enum Request {
    WELL,

    /// It never arrives.
    LOST,

    /// It takes place and its answer is lost.
    UNANSWERED,

    /// It takes place after its sender has given it up.
    LATE
  }

  /// What becomes of a process at a call of a port.
  enum Fate {
    LIVES,
    DIES,
    PAUSES
  }

  public Weather(Schedule schedule, Draws draws, Climate climate) {
    this.schedule = schedule;
    this.draws = draws;
    this.climate = climate;
  }

  boolean storms() {
    return storm;
  }

  /// Whether nothing goes wrong any more.
  public boolean calm() {
    return schedule.now() >= climate.calmAfter().toNanos();
  }

  /// From now on the journal cannot be reached by anybody, until it can again.
  public void outage(boolean begins) {
    storm = begins;
  }

  Fate fate() {
    if (calm()) {
      return Fate.LIVES;
    }
    if (draws.onceIn(climate.crash())) {
      return Fate.DIES;
    }
    return draws.onceIn(climate.pause()) ? Fate.PAUSES : Fate.LIVES;
  }

  Request request() {
    if (storm) {
      return Request.LOST;
    }
    if (calm()) {
      return Request.WELL;
    }
    if (draws.onceIn(climate.away())) {
      return draws.oneOf(Request.LOST, Request.UNANSWERED);
    }
    return draws.onceIn(climate.late()) ? Request.LATE : Request.WELL;
  }

  /// Whether a request that is on its way when its sender dies arrives all the same.
  boolean arrivesAfterDeath() {
    return climate.late() > 0 && draws.onceIn(2);
  }

  /// How long a request that comes late is on its way: from a moment to longer than a silence.
  Duration lateness() {
    return Duration.ofMillis(draws.oneOf(draws.between(0, 500), draws.between(0, 20_000)));
  }

  Duration pause() {
    return Duration.ofMillis(draws.oneOf(draws.between(0, 3_000), draws.between(8_000, 40_000)));
  }

  /// How long the journal takes.
  Duration latency() {
    boolean slow = !calm() && draws.onceIn(climate.slow());
    return slow ? Duration.ofMillis(draws.oneOf(2, 20, 700, 4_000)) : Duration.ZERO;
  }

  public Draws draws() {
    return draws;
  }
}
