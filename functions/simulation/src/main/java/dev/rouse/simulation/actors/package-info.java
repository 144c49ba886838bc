/// Everybody else: who sends tasks, decides, cancels, brings news and redrives, and what breaks the
/// journal.
///
/// Each acts through a gateway whose requests may be lost, and repeats itself until it is answered.
/// The invariant: nobody gives up, so what is lost was lost by the journal or the engine.
@NullMarked
package dev.rouse.simulation.actors;

import org.jspecify.annotations.NullMarked;
