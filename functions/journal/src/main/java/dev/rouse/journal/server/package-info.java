/// The PostgreSQL server behind the journal: which it is, and what it has been told. Nothing here
/// decides anything; people and `kn-agent doctor` do.
@NullMarked
package dev.rouse.journal.server;

import org.jspecify.annotations.NullMarked;
