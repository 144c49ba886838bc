package dev.rouse.cli.demo.monitoring;

import dev.rouse.edge.program.FreePort;
import java.io.IOException;

/// Where everybody listens, chosen before anybody starts so that all can start at once.
///
/// @param checkout the service that is watched
/// @param prometheus what answers queries
/// @param alertmanager what sends webhooks
/// @param gateway what takes them
public record Ports(int checkout, int prometheus, int alertmanager, int gateway) {

  /// Four that are free.
  public static Ports free() throws IOException {
    return new Ports(FreePort.find(), FreePort.find(), FreePort.find(), FreePort.find());
  }
}
