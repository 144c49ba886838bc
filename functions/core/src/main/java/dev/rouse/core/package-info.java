/// The rules of Rouse, as pure functions: facts in, decisions out.
///
/// What a run does next, what a crash means and what a policy allows are decided here and performed
/// elsewhere, so that every rule can be tested without a database, a network or a clock. Invariant:
/// nothing in this package or below it touches I/O, time, randomness or the environment.
@NullMarked
package dev.rouse.core;

import org.jspecify.annotations.NullMarked;
