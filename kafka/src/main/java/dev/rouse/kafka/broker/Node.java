package dev.rouse.kafka.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// Broker and controller in one.
final class Node implements AutoCloseable {
  private static final int ID = 1;
  private static final String CONTROLLER = "CONTROLLER";
  private static final String SCRAM = "rouse.scram.";

  private final KafkaRaftServer server;

  private Node(KafkaRaftServer server) {
    this.server = server;
  }

  /// Starts on what the folder holds, and returns when it answers.
  ///
  /// @param extras Kafka's own settings, in which `{port}` and `{controller}` are the ports; and
  ///   users of SCRAM, as `rouse.scram.NAME=PASSWORD`, who are known from the first start on
  static Node start(Path data, int port, int controller, Properties extras) throws Exception {
    var log = Files.createDirectories(data.resolve("log"));
    if (!Files.exists(log.resolve("meta.properties"))) {
      format(log, extras);
    }
    var server =
        new KafkaRaftServer(new KafkaConfig(settings(log, port, controller, extras)), Time.SYSTEM);
    server.startup();
    return new Node(server);
  }

  /// The cluster's id is made here, and stays.
  private static void format(Path log, Properties extras) throws Exception {
    var formatter =
        new Formatter()
            .setNodeId(ID)
            .setClusterId(Uuid.randomUuid().toString())
            .addDirectory(log.toString())
            .setMetadataLogDirectory(log.toString())
            .setControllerListenerName(CONTROLLER)
            .setReleaseVersion(MetadataVersion.latestProduction())
            .setScramArguments(users(extras))
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    formatter.run();
  }

  private static List<String> users(Properties extras) {
    return extras.stringPropertyNames().stream()
        .filter(name -> name.startsWith(SCRAM))
        .map(name ->
            "SCRAM-SHA-512=[name=%s,password=%s]"
                .formatted(name.substring(SCRAM.length()), extras.getProperty(name)))
        .toList();
  }

  private static Properties settings(Path log, int port, int controller, Properties extras) {
    var settings = new Properties();
    settings.putAll(Map.copyOf(DEFAULTS));
    settings.putAll(
        Map.of(
            "log.dirs", log.toString(),
            "controller.quorum.voters", "1@127.0.0.1:{controller}",
            "listeners", "PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}",
            "advertised.listeners", "PLAINTEXT://127.0.0.1:{port}"));
    extras.stringPropertyNames().stream()
        .filter(name -> !name.startsWith(SCRAM))
        .forEach(name -> settings.setProperty(name, extras.getProperty(name)));
    settings.replaceAll((_, value) ->
        value
            .toString()
            .replace("{port}", Integer.toString(port))
            .replace("{controller}", Integer.toString(controller)));
    return settings;
  }

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("node.id", Integer.toString(ID)),
          Map.entry("controller.listener.names", CONTROLLER),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.num.partitions", "1"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.num.partitions", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          // Nobody else holds a copy: what was acknowledged is on the disk a second later.
          Map.entry("log.flush.interval.ms", "1000"),
          // After a kill the controller believes that the broker is gone a second later, not nine.
          Map.entry("broker.session.timeout.ms", "1000"),
          Map.entry("broker.heartbeat.interval.ms", "200"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          // Small, as one machine's topics are.
          Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "2"),
          Map.entry("background.threads", "2"));

  void awaitEnd() {
    server.awaitShutdown();
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
