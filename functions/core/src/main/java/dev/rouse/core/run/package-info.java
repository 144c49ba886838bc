/// A run: steps folded to a state, and the one decision what comes next.
///
/// [dev.rouse.core.run.Machine] is the whole loop of an agent without its effects. The invariant:
/// what it decides depends on the task, the steps and the fact at hand alone, so a run that was
/// killed goes on as if it had not been.
@NullMarked
package dev.rouse.core.run;

import org.jspecify.annotations.NullMarked;
