/// Agents that are measured: a process as it is started in life, and one for a journal's benches.
@NullMarked
package dev.rouse.bench.agent;

import org.jspecify.annotations.NullMarked;
