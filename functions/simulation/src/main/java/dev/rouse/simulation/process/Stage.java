package dev.rouse.simulation.process;

import dev.rouse.simulation.check.Books;
import dev.rouse.simulation.check.EffectRules.CallRef;
import dev.rouse.simulation.check.Watch;
import dev.rouse.simulation.memory.Database;
import dev.rouse.simulation.outside.Script;
import dev.rouse.simulation.outside.Targets;
import dev.rouse.simulation.schedule.Schedule;
import dev.rouse.simulation.world.World;
import java.util.Map;

/// What all processes of a world share.
///
/// @param begunOnce how often each Once call was begun
public record Stage(
    World world,
    Schedule schedule,
    Weather weather,
    Database database,
    Watch watch,
    Targets targets,
    Script script,
    Rigging rigging,
    Map<CallRef, Integer> begunOnce) {

  public Books books() {
    return watch.books();
  }
}
