/// A run as its steps tell it: the steps folded to a state.
///
/// Nothing else is remembered of a run, so whoever folds the same steps stands where the former
/// owner stood.
@NullMarked
package dev.rouse.core.run;

import org.jspecify.annotations.NullMarked;
