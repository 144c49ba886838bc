package dev.rouse.simulation.world;

import java.time.Duration;

/// How often things go wrong, until they stop going wrong. Each number is the one time in so many;
/// 0 is never.
///
/// @param crash at a call of a port
/// @param pause at a call of a port
/// @param away the journal cannot be reached, for one call, before or after its effect
/// @param late a request takes effect after its sender has given it up, or has died
/// @param slow a call of the journal takes its time
/// @param calmAfter nothing goes wrong any more
public record Climate(int crash, int pause, int away, int late, int slow, Duration calmAfter) {
  public static final Climate CALM = new Climate(0, 0, 0, 0, 0, Duration.ZERO);
}
