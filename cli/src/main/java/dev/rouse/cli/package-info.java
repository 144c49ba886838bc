/// The command line: so far `up`, the whole platform in one process on one machine, with agents as
/// child processes.
@NullMarked
package dev.rouse.cli;

import org.jspecify.annotations.NullMarked;
