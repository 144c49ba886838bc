package dev.rouse.journal.server;

import java.util.Map;

/// A PostgreSQL as it says of itself.
///
/// @param version such as `18.1`
/// @param standby whether it only follows another one
/// @param user as whom it was asked
/// @param createsRoles whether that one may make the roles of namespaces
/// @param connections how many are in use
/// @param settings what it was told, by PostgreSQL's own names
public record ServerFacts(
    String version,
    boolean standby,
    String user,
    boolean createsRoles,
    int connections,
    Map<String, String> settings) {
  public ServerFacts {
    settings = Map.copyOf(settings);
  }
}
