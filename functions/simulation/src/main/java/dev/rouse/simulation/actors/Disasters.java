package dev.rouse.simulation.actors;

import dev.rouse.simulation.memory.Database;
import dev.rouse.simulation.process.Fleet;
import dev.rouse.simulation.process.Weather;
import dev.rouse.simulation.schedule.Draws;
import dev.rouse.simulation.schedule.Schedule;
import dev.rouse.simulation.world.Feature;
import dev.rouse.simulation.world.World;
import java.time.Duration;
import java.util.List;

/// What strikes at a time, not at a call: the journal goes down, a process is cut off from it.
public final class Disasters {
  private static final int MOST = 3;

  private final Schedule schedule;
  private final Weather weather;
  private final Draws draws;

  public Disasters(Schedule schedule, Weather weather, Draws draws) {
    this.schedule = schedule;
    this.weather = weather;
    this.draws = draws;
  }

  public void prepare(World world, Database database, List<Fleet> fleets) {
    long calm = world.climate().calmAfter().toMillis();
    for (int i = 0; i < MOST; i++) {
      var at = Duration.ofMillis(draws.between(0, calm));
      var lasts = Duration.ofMillis(draws.oneOf(500, 7_000, 25_000));
      var fleet = draws.oneOf(fleets);
      if (world.has(Feature.PARTITIONS)) {
        schedule.in(at, () -> fleet.partition(lasts));
      }
      if (world.has(Feature.OUTAGES) && i == 0) {
        outage(at, lasts, database);
      }
    }
  }

  private void outage(Duration at, Duration lasts, Database database) {
    boolean restarts = draws.onceIn(2);
    schedule.in(
        at,
        () -> {
          schedule.note("journal", "is away for " + lasts);
          weather.outage(true);
        });
    schedule.in(
        at.plus(lasts),
        () -> {
          schedule.note("journal", restarts ? "was restarted" : "is there again");
          weather.outage(false);
          if (restarts) {
            database.restarted();
          }
        });
  }
}
