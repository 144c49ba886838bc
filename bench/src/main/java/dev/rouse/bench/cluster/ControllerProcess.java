package dev.rouse.bench.cluster;

import dev.rouse.bench.machine.Proc;
import dev.rouse.edge.program.FreePort;
import dev.rouse.journal.database.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A controller in a process of its own, from the jar that ships, under the flags that it ships
/// with.
public final class ControllerProcess implements AutoCloseable {
  private static final Path JAR = Path.of("controller", "target", "rouse-controller.jar");
  private static final Path FLAGS =
      Path.of("controller", "src", "main", "launch", "rouse-controller.jvm");
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final URI metrics;
  private final HttpClient client = HttpClient.newHttpClient();

  private ControllerProcess(Process process, int port) {
    this.process = process;
    this.metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
  }

  /// Starts one on the API server at an address.
  public static ControllerProcess start(String url, DatabaseSettings database) throws IOException {
    var kubeconfig = Files.createTempFile("rouse-bench-", ".kubeconfig");
    Files.writeString(
        kubeconfig,
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: bench, cluster: {server: "%s"}}]
        contexts: [{name: bench, context: {cluster: bench, user: bench}}]
        users: [{name: bench, user: {}}]
        current-context: bench
        """
            .formatted(url));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder = new ProcessBuilder(List.of(java, "@" + FLAGS, "-jar", JAR.toString()));
    builder.inheritIO();
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    int port = FreePort.find();
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("ROUSE_ADDRESS", "127.0.0.1");
    builder.environment().put("ROUSE_LOG_LEVEL", "error");
    builder.environment().put("ROUSE_DATABASE_URL", database.url());
    builder.environment().put("ROUSE_DATABASE_USER", "postgres");
    return new ControllerProcess(builder.start(), port);
  }

  boolean alive() {
    return process.isAlive();
  }

  /// How many resources it has looked at so far.
  long rounds() {
    return told("rouse_controller_rounds_total");
  }

  /// How many wait to be looked at, and are due or not.
  long waiting() {
    return told("rouse_controller_waiting");
  }

  private long told(String name) {
    try {
      var request = HttpRequest.newBuilder(metrics).build();
      return client
          .send(request, HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
          .findFirst()
          .orElse(0);
    } catch (ConnectException notYet) {
      return 0;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /// How many MiB it holds at most so far.
  public double peak() throws IOException {
    return new Proc(process.pid()).peak();
  }

  @Override
  public void close() throws IOException {
    client.close();
    process.destroy();
    int code = process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().exitValue();
    if (code != 0) {
      throw new IOException("the controller ended with " + code);
    }
  }
}
