/// Steps, inputs and outcomes as JSON: the form in which a journal keeps them and people see them.
///
/// The invariant: what an older release wrote is read for as long as it is kept, so a kind's name
/// and its fields stay, and what is new has a default.
@NullMarked
package dev.rouse.core.step.stored;

import org.jspecify.annotations.NullMarked;
