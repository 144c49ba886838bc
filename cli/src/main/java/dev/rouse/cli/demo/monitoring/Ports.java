package dev.rouse.cli.demo.monitoring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Where everybody listens, chosen before anybody starts so that all can start at once.
///
/// @param checkout the service that is watched
/// @param prometheus what answers queries
/// @param alertmanager what sends webhooks
/// @param gateway what takes them
public record Ports(int checkout, int prometheus, int alertmanager, int gateway) {

  /// Four that are free.
  public static Ports free() throws IOException {
    try (var one = socket();
        var two = socket();
        var three = socket();
        var four = socket()) {
      return new Ports(
          one.getLocalPort(), two.getLocalPort(), three.getLocalPort(), four.getLocalPort());
    }
  }

  private static ServerSocket socket() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
