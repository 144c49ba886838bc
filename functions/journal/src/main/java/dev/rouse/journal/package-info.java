/// The journal: tasks, runs, steps and inputs in one PostgreSQL database.
///
/// Everything that must survive a crash is written here before anyone is told of it. Each verb is
/// one transaction and right under concurrent writers. Invariant: nothing outside this module knows
/// SQL.
@NullMarked
package dev.rouse.journal;

import org.jspecify.annotations.NullMarked;
