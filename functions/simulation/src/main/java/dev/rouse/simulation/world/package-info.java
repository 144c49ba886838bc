/// What a world is made of, drawn from its seed before anything happens: agents, tasks, what models
/// and humans will say, and the weather.
///
/// All of it is data. The invariant: it does not depend on what happens later, so a world can be
/// played again without faults and compared.
@NullMarked
package dev.rouse.simulation.world;

import org.jspecify.annotations.NullMarked;
