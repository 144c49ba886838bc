package dev.rouse.simulation.process;

import dev.rouse.simulation.schedule.Schedule;

/// What a tool throws that has a bug.
public final class PlannedBug extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlannedBug() {
    super("a tool with a bug");
  }

  public static void expectedBy(Schedule schedule) {
    schedule.expect(PlannedBug.class);
  }
}
