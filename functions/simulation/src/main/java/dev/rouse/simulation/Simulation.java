package dev.rouse.simulation;

import dev.rouse.simulation.process.Rigging;
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
    return new Play(Worlds.of(seed), rigging).play();
  }
}
