/// What people ask of the journal: tasks, runs and agents, listed or whole.
///
/// Nothing here changes anything or takes a lock. What one answer says belongs together: it is read
/// by one statement.
@NullMarked
package dev.rouse.journal.people;

import org.jspecify.annotations.NullMarked;
