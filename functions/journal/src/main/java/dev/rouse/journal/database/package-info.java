/// The way to PostgreSQL: settings, a small pool, statements with named parameters, transactions.
///
/// Nothing here or above keeps state in a database session, so a transaction-mode pooler may stand
/// between. What says that the database is away becomes a [dev.rouse.core.journal.JournalAway]; any
/// other SQLException is a fault of the code.
@NullMarked
package dev.rouse.journal.database;

import org.jspecify.annotations.NullMarked;
