package dev.rouse.simulation.process;

import dev.rouse.agent.engine.Clock;
import dev.rouse.simulation.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;

/// A process's own clock: it is wrong by some seconds, and a little too fast or too slow.
final class LocalClock implements Clock {
  private final Schedule schedule;
  private final Duration skew;
  private final double rate;

  LocalClock(Schedule schedule, Duration skew, double rate) {
    this.schedule = schedule;
    this.skew = skew;
    this.rate = rate;
  }

  double rate() {
    return rate;
  }

  @Override
  public Instant now() {
    return schedule.instant().plus(skew);
  }

  @Override
  public long nanos() {
    return (long) (schedule.now() * rate);
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    schedule.sleep(Duration.ofNanos((long) (duration.toNanos() / rate)));
  }
}
