/// What `bench agent` measures: an agent's process, as it is started in life.
@NullMarked
package dev.rouse.bench.agent;

import org.jspecify.annotations.NullMarked;
