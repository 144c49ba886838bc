package dev.rouse.cli.demo.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.cli.demo.web.Web;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A real Prometheus with a real Alertmanager.
public final class Prometheus implements Monitoring {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Web web = new Web();
  private final int port;
  private final List<Tied> programs;

  private Prometheus(int port, List<Tied> programs) {
    this.port = port;
    this.programs = List.copyOf(programs);
  }

  /// Where the two programs are.
  private record Programs(Path prometheus, Path alertmanager) {}

  /// Starts them, where both are installed.
  ///
  /// @param folder for their configuration and data
  public static Optional<Monitoring> start(
      Path folder, Ports ports, Map<String, String> environment) throws IOException {
    var path = environment.getOrDefault("PATH", "");
    var prometheus = find(path, "prometheus");
    var alertmanager = find(path, "prometheus-alertmanager").or(() -> find(path, "alertmanager"));
    if (prometheus.isEmpty() || alertmanager.isEmpty()) {
      return Optional.empty();
    }
    Files.createDirectories(folder);
    var programs = new Programs(prometheus.get(), alertmanager.get());
    return Optional.of(new Prometheus(ports.prometheus(), start(folder, ports, programs)));
  }

  private static List<Tied> start(Path folder, Ports ports, Programs programs) throws IOException {
    for (String file : List.of("prometheus.yml", "rules.yml", "alertmanager.yml")) {
      Files.writeString(folder.resolve(file), configuration(file, ports));
    }
    return List.of(
        Tied.start(
            List.of(
                programs.prometheus().toString(),
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("prometheus"),
                "--web.listen-address=127.0.0.1:" + ports.prometheus()),
            folder.resolve("prometheus.log")),
        Tied.start(
            List.of(
                programs.alertmanager().toString(),
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + folder.resolve("alertmanager"),
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + ports.alertmanager()),
            folder.resolve("alertmanager.log")));
  }

  private static String configuration(String file, Ports ports) throws IOException {
    try (var resource = Prometheus.class.getResourceAsStream("/demo/" + file)) {
      if (resource == null) {
        throw new IOException("the demo's " + file + " is not in its jar");
      }
      return new String(resource.readAllBytes(), UTF_8)
          .replace("@CHECKOUT@", Integer.toString(ports.checkout()))
          .replace("@ALERTMANAGER@", Integer.toString(ports.alertmanager()))
          .replace("@GATEWAY@", Integer.toString(ports.gateway()))
          .replace("@TOO_MANY@", Integer.toString(TOO_MANY))
          .replace("@ALERT@", ALERT);
    }
  }

  private static Optional<Path> find(String path, String program) {
    return Stream.of(path.split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public String name() {
    return "the Prometheus and the Alertmanager of this machine";
  }

  @Override
  public void awaitFiring() throws IOException, InterruptedException {
    var alerts = URI.create("http://127.0.0.1:" + port + "/api/v1/alerts");
    var _ = web.await(alerts, answer -> answer.contains("\"state\":\"firing\""), PATIENCE);
  }

  @Override
  public void close() throws IOException {
    for (var program : programs) {
      program.close();
    }
  }
}
