package dev.rouse.journal.intake;

import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.Taken;

/// An offer that becomes a task, and the run that will work on it.
///
/// @param holds whether a run of its own may begin at once
record Admitted(Offer offer, RunId run, boolean holds) {

  static Admitted alone(Offer offer) {
    return new Admitted(offer, offer.id(), true);
  }

  Admitted behind() {
    return new Admitted(offer, run, false);
  }

  private boolean joins() {
    return !run.equals(offer.id());
  }

  Taken taken() {
    return joins() ? new Taken.Joined(run) : new Taken.New(run);
  }
}
