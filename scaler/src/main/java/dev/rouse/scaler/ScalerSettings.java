package dev.rouse.scaler;

import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.scaler.transport.TlsFiles;
import java.util.Map;
import java.util.Optional;

/// What a scaler is told at its start.
///
/// @param port where KEDA calls it; 0 means any that is free
/// @param healthPort where HTTP probes and metrics are answered; 0 means any that is free
/// @param tls without it, calls come in clear text
public record ScalerSettings(
    int port, int healthPort, Optional<TlsFiles> tls, DatabaseSettings database) {
  private static final int PORT = 8080;
  private static final int HEALTH_PORT = 8081;
  private static final int MOST = 65_535;

  /// One reads; a second is there for its replacement.
  private static final int CONNECTIONS = 2;

  public ScalerSettings {
    port = checked("PORT", port);
    healthPort = checked("ROUSE_HEALTH_PORT", healthPort);
    database = database.withConnections(CONNECTIONS);
  }

  /// Reads `PORT`, `ROUSE_HEALTH_PORT`, `ROUSE_TLS_CERT`, `_KEY` and `_CLIENT_CA`, and where the
  /// journal is.
  ///
  /// @throws IllegalArgumentException which names the variable
  public static ScalerSettings from(Map<String, String> environment) {
    return new ScalerSettings(
        number(environment, "PORT", PORT),
        number(environment, "ROUSE_HEALTH_PORT", HEALTH_PORT),
        TlsFiles.from(environment),
        DatabaseSettings.from(environment));
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    String text = environment.getOrDefault(name, "").strip();
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(name + " is no number", noNumber);
    }
  }

  private static int checked(String name, int port) {
    if (port < 0 || port > MOST) {
      throw new IllegalArgumentException(name + " is not between 0 and " + MOST);
    }
    return port;
  }
}
