package dev.rouse.cli.demo;

import dev.rouse.cli.demo.checkout.Checkout;
import dev.rouse.cli.demo.web.Web;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The system that falls ill, in a process of its own.
final class Patient {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LAST_BREATH = 2;

  private final Process process;
  private final int port;
  private final Web web = new Web();

  private Patient(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Patient start(int port, Path log) throws IOException {
    var classes =
        Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                classes.toString(),
                Checkout.class.getName(),
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    return new Patient(builder.start(), port);
  }

  /// Waits until it is well.
  void awaitHealth() throws IOException, InterruptedException {
    var _ = web.await(address("/metrics"), this::isWell, PATIENCE);
  }

  private boolean isWell(String page) throws IOException {
    if (!process.isAlive()) {
      throw new IOException("checkout has ended with " + process.exitValue());
    }
    return page.contains("orders_done");
  }

  /// From now on what it depends on is silent.
  void fallIll() throws IOException, InterruptedException {
    var _ = web.get(address("/break"));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(LAST_BREATH, TimeUnit.SECONDS)) {
      var _ = process.destroyForcibly();
    }
  }
}
