package dev.rouse.image;

import dev.rouse.edge.program.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A registry on this machine, in a folder.
record Registry(Process process, int port) implements AutoCloseable {
  private static final String PROGRAM = "docker-registry";
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(20);

  static boolean installed() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
  }

  static Registry start(Path folder) throws IOException {
    int port = FreePort.find();
    var settings = folder.resolve("registry.yml");
    Files.writeString(
        settings,
        """
        version: 0.1
        storage: {filesystem: {rootdirectory: '%s'}}
        http: {addr: '127.0.0.1:%d'}
        """
            .formatted(folder.resolve("registry"), port));
    var process =
        new ProcessBuilder(PROGRAM, "serve", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("registry.log").toFile())
            .start();
    var registry = new Registry(process, port);
    while (process.isAlive() && !registry.listens()) {
      LockSupport.parkNanos(LOOK_AGAIN);
    }
    return registry;
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
