/// Simulated processes: the real engine on ports that fail.
///
/// Every call of a port gives way, and there the weather strikes: the process dies or stands still,
/// the journal cannot be reached, an answer is lost, a request takes effect when nobody waits for
/// it any more. The invariant: a verb of the journal either takes place or does not, once a
/// request.
@NullMarked
package dev.rouse.simulation.process;

import org.jspecify.annotations.NullMarked;
