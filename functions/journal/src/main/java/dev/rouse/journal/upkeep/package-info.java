/// What keeps the journal small: sums in place of what is spent, and an end to what is old.
///
/// In bounded batches, each its own transaction; every replica may do it, all at once. Nothing that
/// has not ended is ever touched.
@NullMarked
package dev.rouse.journal.upkeep;

import org.jspecify.annotations.NullMarked;
