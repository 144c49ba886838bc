package dev.rouse.journal.intake;

import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.Taken;

/// An offer that becomes a task, and the run that will work on it.
///
/// @param holds whether a run of its own may begin at once
record Admitted(Named named, RunId run, boolean holds) {

  static Admitted alone(Named named) {
    return new Admitted(named, named.task().id(), true);
  }

  Offer offer() {
    return named.offer();
  }

  Admitted behind() {
    return new Admitted(named, run, false);
  }

  private boolean joins() {
    return !run.equals(named.task().id());
  }

  Taken taken() {
    return joins() ? new Taken.Joined(run) : new Taken.New(run);
  }
}
