package dev.rouse.journal.incident;

import dev.rouse.core.incident.Incident;
import java.time.Instant;

/// An incident as people see it.
///
/// @param changedAt when it last was what it had not been before
public record IncidentView(IncidentRef ref, Incident incident, Instant changedAt) {}
