/// What `bench agent` measures with: an agent's process as it is started in life, and the other
/// ends of its wires, which answer at once.
@NullMarked
package dev.rouse.bench.agent;

import org.jspecify.annotations.NullMarked;
