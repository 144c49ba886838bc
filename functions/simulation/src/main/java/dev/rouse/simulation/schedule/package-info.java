/// Who runs when: many threads of work, of which exactly one runs at a time.
///
/// Each strand is a virtual thread that gives way at every call of a port. Then a seeded draw
/// decides who goes on, and simulated time passes only when nobody can. The invariant: what
/// happens, and in which order, follows from the seed alone.
@NullMarked
package dev.rouse.simulation.schedule;

import org.jspecify.annotations.NullMarked;
