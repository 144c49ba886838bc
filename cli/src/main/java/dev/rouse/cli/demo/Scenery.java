package dev.rouse.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.cli.demo.monitoring.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The demo's folder: what the agent is, and what everybody writes.
record Scenery(Path root) {
  private static final String AGENT = "/demo/oncall.yaml";

  static Scenery paint(Ports ports, Brain brain) throws IOException {
    var scenery = new Scenery(Files.createTempDirectory("rouse-demo-"));
    Files.createDirectories(scenery.agents());
    Files.writeString(scenery.agents().resolve("oncall.yaml"), agent(ports, brain));
    if (brain.key().isPresent()) {
      var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var secrets = Files.createFile(scenery.agents().resolve("secrets.env"), own);
      Files.writeString(secrets, "demo-model.api-key=" + brain.key().get() + "\n");
    }
    return scenery;
  }

  private static String agent(Ports ports, Brain brain) throws IOException {
    try (var resource = Scenery.class.getResourceAsStream(AGENT)) {
      if (resource == null) {
        throw new IOException("the demo's agent is not in its jar");
      }
      String yaml =
          new String(resource.readAllBytes(), UTF_8)
              .replace("@CHECKOUT@", Integer.toString(ports.checkout()));
      if (brain.config().isEmpty()) {
        return yaml;
      }
      return yaml.replace("  runbook:\n", "  modelConfigRef: {name: demo}\n  runbook:\n")
          + """
          ---
          apiVersion: rouse.dev/v1alpha1
          kind: ModelConfig
          metadata: {name: demo}
          spec: %s
          """
              .formatted(brain.config().get());
    }
  }

  Path agents() {
    return root.resolve("agents");
  }

  Path data() {
    return root.resolve("data");
  }

  Path monitoring() {
    return root.resolve("monitoring");
  }

  Path checkoutLog() {
    return root.resolve("checkout.log");
  }

  /// What to look at where a state does not come.
  String clues(State missing) {
    var logs = data().resolve("logs");
    return switch (missing) {
      case FIRED, ACCEPTED ->
          "what watches checkout in %s, and checkout itself in %s"
              .formatted(monitoring(), checkoutLog());
      case STARTED, CLAIMED, CALLED, SHOWED, ANSWERED, SPENT, ASLEEP ->
          "the agent's log in " + logs.resolve("default-oncall.log");
      case BEGIN, READY, SICK, FAILED ->
          "the database's log in %s, and checkout's in %s"
              .formatted(logs.resolve("postgres.log"), checkoutLog());
    };
  }

  /// Takes it down.
  void remove() throws IOException {
    remove(_ -> true);
  }

  /// Takes down all but the logs: where it went wrong they are what is left to look at. A key is
  /// not left behind.
  void removeAllButLogs() throws IOException {
    remove(file -> !file.toString().endsWith(".log"));
  }

  private void remove(Predicate<Path> which) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).filter(which).toList()) {
        if (!Files.isDirectory(file) || isEmpty(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
