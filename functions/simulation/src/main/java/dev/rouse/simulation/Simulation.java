package dev.rouse.simulation;

import dev.rouse.simulation.process.Rigging;
import dev.rouse.simulation.world.World;
import dev.rouse.simulation.world.Worlds;

/// Plays worlds.
public final class Simulation {
  private Simulation() {}

  /// Plays the world of a seed.
  public static Report play(long seed) {
    return play(seed, Rigging.NONE);
  }

  /// Plays it with a fault planted.
  public static Report play(long seed, Rigging rigging) {
    var world = Worlds.of(seed);
    var play = new Play(world, rigging);
    var report = play.play();
    return report.failure().isEmpty() && world.disturbed() ? compared(world, play, report) : report;
  }

  /// Plays it again without any fault, and compares what came of each run.
  private static Report compared(World world, Play disturbed, Report report) {
    var peace = new Play(world.undisturbed(), Rigging.NONE);
    var peaceful = peace.play();
    return peaceful.failure().isPresent()
        ? peaceful
        : new Peace(world, peace.steps()).compared(report, disturbed.steps());
  }
}
