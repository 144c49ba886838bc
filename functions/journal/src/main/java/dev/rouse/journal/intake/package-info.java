/// How tasks come in: each with its run and its place in its session, all of a batch or none.
///
/// Offers without a session lock nothing and take one statement. The others are decided under their
/// sessions' locks: [dev.rouse.journal.intake.Line] says what the agent's overlap policy means,
/// this package's statements write it.
@NullMarked
package dev.rouse.journal.intake;

import org.jspecify.annotations.NullMarked;
