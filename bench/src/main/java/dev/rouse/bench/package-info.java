/// The measurements behind `./rouse bench`.
///
/// They are compiled with everything else and run only on request, since a figure taken beside a
/// build says nothing. Invariant: a bench reports what it measured, whether or not its goal is met.
@NullMarked
package dev.rouse.bench;

import org.jspecify.annotations.NullMarked;
