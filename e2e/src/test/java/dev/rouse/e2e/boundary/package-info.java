/// The boundaries at which a process under test stops: before and after each call of a port.
///
/// The process writes them to its standard output, one JSON object a line, and goes on when its
/// standard input says so. Invariant: a held process does nothing between two boundaries of a run
/// that the test did not allow.
@NullMarked
package dev.rouse.e2e.boundary;

import org.jspecify.annotations.NullMarked;
