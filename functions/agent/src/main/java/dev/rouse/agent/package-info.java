/// The agent: claims runs from the journal and performs the effects that the core decides.
///
/// A run is straight-line code on one virtual thread; models, tools, journal and clock are ports.
/// Invariant: no effect begins before the step that decided it is in the journal.
@NullMarked
package dev.rouse.agent;

import org.jspecify.annotations.NullMarked;
