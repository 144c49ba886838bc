package dev.rouse.edge.program;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/// A port that nobody has, for what must be told where to listen before it starts.
///
/// One that the system hands out may be handed out again before it is taken: to whoever asks for
/// any, or only connects. These lie below, and processes that begin one after the other look in
/// different places.
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int PORTS = 12_000;
  private static final int APART = 16;

  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * APART % PORTS));

  private FreePort() {}

  public static int find() throws IOException {
    for (int tried = 0; tried < PORTS; tried++) {
      int port = FIRST + NEXT.getAndUpdate(offset -> (offset + 1) % PORTS);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no port from " + FIRST + " to " + (FIRST + PORTS - 1) + " is free");
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1)) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
