/// The agent's own URL: a request becomes a task, and the task's outcome the answer.
///
/// The invariant: whoever gets a 2xx has its task in the journal, and whoever sends the same again
/// gets the same answer; going away changes nothing.
@NullMarked
package dev.rouse.agent.door;

import org.jspecify.annotations.NullMarked;
