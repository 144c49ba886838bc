/// What comes in: an event, the agent it is for, and the task that the two make.
///
/// A task is known by its agent and its event's source and id, nothing else: whoever sends the same
/// again finds the same task. A run is the work on one task and carries the task's id.
@NullMarked
package dev.rouse.core.task;

import org.jspecify.annotations.NullMarked;
