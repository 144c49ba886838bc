/// Who is awake on this machine, and what it costs: a line an agent, and the table that a terminal
/// shows of them.
@NullMarked
package dev.rouse.cli.census;

import org.jspecify.annotations.NullMarked;
