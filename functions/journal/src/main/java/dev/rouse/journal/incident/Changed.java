package dev.rouse.journal.incident;

import dev.rouse.core.incident.Change;
import dev.rouse.core.task.Taken;
import java.util.Optional;

/// What was stored of a change.
///
/// @param taken what became of the task that began a run, where there was one
public record Changed(Change.What what, Optional<Taken> taken) {}
