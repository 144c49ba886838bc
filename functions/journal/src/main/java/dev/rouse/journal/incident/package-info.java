/// Incidents, each decided under its lock and stored with all that it causes.
///
/// The order of locks: the incident, its agent's storm, the session of its run, the run, then what
/// taking a task in locks.
@NullMarked
package dev.rouse.journal.incident;

import org.jspecify.annotations.NullMarked;
