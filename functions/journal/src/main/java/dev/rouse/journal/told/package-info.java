/// What runs are told by others, and runs that end without ever having had an owner.
///
/// Everything here happens under the run's lock, taken by namespace and id in this order, after the
/// locks of sessions. Whoever makes an agent's run due notifies in the same transaction.
@NullMarked
package dev.rouse.journal.told;

import org.jspecify.annotations.NullMarked;
