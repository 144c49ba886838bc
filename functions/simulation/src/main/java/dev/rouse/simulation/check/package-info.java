/// What must hold, whatever happens: the promises of PROTOCOL.md, watched from outside.
///
/// A [dev.rouse.simulation.check.WatchedJournal] stands before the journal and keeps books of its
/// own of every verb and its answer, in the order in which they took place. So a fault is found
/// whether the engine makes it or the journal. The invariant: nothing here changes what happens.
@NullMarked
package dev.rouse.simulation.check;

import org.jspecify.annotations.NullMarked;
