/// The program's log: one JSON object a line on standard error, with what the thread that says it
/// is at work on.
///
/// A provider of SLF4J, so small that it costs a start nothing measurable. The invariant: it never
/// fails its caller, and what is told it below its level is not even put into words.
@NullMarked
package dev.rouse.edge.log;

import org.jspecify.annotations.NullMarked;
