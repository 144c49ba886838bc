/// What failed for good: runs, and what never became one.
///
/// A dead letter of a run goes when a human redrives the run; each goes when a human purges it, or
/// with what it is about when that is old.
@NullMarked
package dev.rouse.journal.deadletter;

import org.jspecify.annotations.NullMarked;
