/// The loop of an agent without its effects, and the one decision what comes next.
///
/// The invariant: what [dev.rouse.core.machine.Machine] decides depends on the definition, the
/// steps and the facts at hand alone, so a run that was killed goes on as if it had not been.
@NullMarked
package dev.rouse.core.machine;

import org.jspecify.annotations.NullMarked;
