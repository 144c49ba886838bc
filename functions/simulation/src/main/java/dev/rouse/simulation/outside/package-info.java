/// What processes work upon: models that say what was planned, and targets that remember what was
/// done to them.
///
/// The invariant: a process's death changes nothing here.
@NullMarked
package dev.rouse.simulation.outside;

import org.jspecify.annotations.NullMarked;
