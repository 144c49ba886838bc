/// What a run sends out: its outcome to whoever is to hear of it, questions to humans, tasks to
/// other agents, and what it spent. All of it follows from the steps and is written with them.
@NullMarked
package dev.rouse.core.outgoing;

import org.jspecify.annotations.NullMarked;
