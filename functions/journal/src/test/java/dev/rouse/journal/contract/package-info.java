/// What every journal must do, whatever keeps it: the same tests run against PostgreSQL and against
/// the simulation's journal in memory.
///
/// Whoever has a journal extends [dev.rouse.journal.contract.JournalContract] and gives it a
/// [dev.rouse.journal.contract.JournalFixture].
@NullMarked
package dev.rouse.journal.contract;

import org.jspecify.annotations.NullMarked;
