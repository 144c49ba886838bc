/// Faults planted into the journal and the engine's ports, to show that the simulation finds them.
@NullMarked
package dev.rouse.simulation.sabotage;

import org.jspecify.annotations.NullMarked;
