/// The journal as a run sees it: the verbs that take tasks in, hand runs out and write what
/// happened.
///
/// Each verb is one transaction and right under concurrent callers. PostgreSQL stands behind it in
/// life, a table in memory in the simulation; both pass the same contract.
@NullMarked
package dev.rouse.core.journal;

import org.jspecify.annotations.NullMarked;
