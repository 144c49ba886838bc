/// The program under test: the real engine on the real journal, as a process of its own.
///
/// Model and tools are scripted, and every call of a port passes a gate. Everything else is what an
/// agent runs. Invariant: it ends when its standard input does, so none outlives its test.
@NullMarked
package dev.rouse.e2e.child;

import org.jspecify.annotations.NullMarked;
