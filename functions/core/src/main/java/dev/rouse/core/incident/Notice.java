package dev.rouse.core.incident;

import dev.rouse.core.json.Json;
import java.util.List;

/// What an alert manager says of a group of alerts, as far as it concerns one agent.
///
/// @param common all that it says but the alerts
/// @param alerts those that concern the agent
public record Notice(String groupKey, Json.Obj common, List<Alert> alerts) {
  public Notice {
    alerts = List.copyOf(alerts);
  }
}
