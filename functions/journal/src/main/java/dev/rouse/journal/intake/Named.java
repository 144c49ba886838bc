package dev.rouse.journal.intake;

import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunRef;

/// An offer with its two digests, each computed once.
///
/// @param task what it would be called
/// @param fingerprint of its event
record Named(Offer offer, RunRef task, String fingerprint) {

  static Named of(Offer offer) {
    return new Named(offer, offer.ref(), offer.event().fingerprint());
  }
}
