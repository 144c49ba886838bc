/// Each agent's own URL on one machine, as Knative's activator has it: a call wakes the agent and
/// is held until it is ready.
@NullMarked
package dev.rouse.cli.activator;

import org.jspecify.annotations.NullMarked;
