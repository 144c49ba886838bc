package dev.rouse.core.incident;

import java.time.Instant;
import java.util.Optional;

/// An incident as it stands while nobody else can change it.
///
/// @param incident empty where this group was never heard of
public record Situation(Optional<Incident> incident, Storm storm, CurrentRun run, Instant now) {

  Incident orUnknown() {
    return incident.orElseGet(() -> Incident.unknown(now));
  }
}
