/// Being woken by the journal.
///
/// A notification is a hint that saves waiting, never the only way to learn something: it is lost
/// with its connection, so whoever listens also looks by itself now and then.
@NullMarked
package dev.rouse.journal.listening;

import org.jspecify.annotations.NullMarked;
