/// The program's log: one JSON object a line on standard error, with the agent, run, task and trace
/// that it is about.
///
/// A provider of SLF4J, so small that it costs a start nothing measurable. The invariant: it never
/// fails its caller, and what is told it below its level is not even put into words.
@NullMarked
package dev.rouse.agent.log;

import org.jspecify.annotations.NullMarked;
