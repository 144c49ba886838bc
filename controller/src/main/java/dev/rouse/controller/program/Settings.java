package dev.rouse.controller.program;

import dev.rouse.edge.settings.Environment;
import dev.rouse.journal.database.DatabaseSettings;
import java.util.Map;
import java.util.Optional;

/// What a controller is told at its start; what may change later is in the ConfigMap `rouse`.
///
/// @param port where `/health` and `/metrics` are answered; 0 for any that is free
/// @param namespace the platform's
/// @param identity this process among those that could lead
/// @param agentsDatabase the journal's address for agents, where that is another one: a pooler
/// @param context of the kubeconfig; its current one if left out
public record Settings(
    String address,
    int port,
    String namespace,
    String identity,
    int workers,
    DatabaseSettings database,
    Optional<String> agentsDatabase,
    Optional<String> context) {
  private static final int PORT = 8080;
  private static final int MOST_PORT = 65_535;
  private static final int WORKERS = 8;
  private static final int MOST_WORKERS = 64;

  /// Reads them.
  ///
  /// @throws dev.rouse.core.rule.BrokenRule which names the variable
  public static Settings from(Map<String, String> environment) {
    var in = new Environment(environment);
    return new Settings(
        in.text("ROUSE_ADDRESS").orElse("0.0.0.0"),
        in.number("PORT", PORT, 0, MOST_PORT),
        in.text("ROUSE_SYSTEM_NAMESPACE").orElse("rouse-system"),
        in.text("HOSTNAME").orElse("rouse-controller"),
        in.number("ROUSE_WORKERS", WORKERS, 1, MOST_WORKERS),
        DatabaseSettings.from(environment).withConnections(WORKERS),
        in.text("ROUSE_AGENTS_DATABASE_URL"),
        in.text("ROUSE_KUBE_CONTEXT"));
  }
}
