package dev.rouse.scaler;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.edge.settings.Environment;
import dev.rouse.edge.tls.TlsFiles;
import dev.rouse.journal.database.DatabaseSettings;
import java.util.Map;
import java.util.Optional;

/// What a scaler is told at its start.
///
/// @param address where it listens
/// @param port where KEDA calls it; 0 means any that is free
/// @param healthPort where HTTP probes and metrics are answered; 0 means any that is free
/// @param tls without it, calls come in clear text
public record ScalerSettings(
    String address, int port, int healthPort, Optional<TlsFiles> tls, DatabaseSettings database) {
  private static final String EVERYWHERE = "0.0.0.0";
  private static final int PORT = 8080;
  private static final int HEALTH_PORT = 8081;
  private static final int MOST = 65_535;

  /// One reads; a second is there for its replacement.
  private static final int CONNECTIONS = 2;

  public ScalerSettings {
    database = database.withConnections(CONNECTIONS);
  }

  /// Reads `ROUSE_ADDRESS`, `PORT`, `ROUSE_HEALTH_PORT`, `ROUSE_TLS_CERT`, `_KEY` and `_CLIENT_CA`,
  /// and where the journal is.
  ///
  /// @throws BrokenRule which names the variable
  public static ScalerSettings from(Map<String, String> environment) {
    var in = new Environment(environment);
    return new ScalerSettings(
        in.text("ROUSE_ADDRESS").orElse(EVERYWHERE),
        in.number("PORT", PORT, 0, MOST),
        in.number("ROUSE_HEALTH_PORT", HEALTH_PORT, 0, MOST),
        TlsFiles.from(environment),
        DatabaseSettings.from(environment));
  }
}
