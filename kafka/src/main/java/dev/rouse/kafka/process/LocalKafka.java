package dev.rouse.kafka.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// An embedded Kafka, in a process of its own that is gone when this one is.
public final class LocalKafka implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /// A busy machine takes its time.
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

  private static final int TRIES = 2;
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
  private static final String MAIN = "dev.rouse.kafka.broker.Main";

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx192m",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
          "-Dlog4j2.disableJmx=true");

  /// How one is started.
  ///
  /// @param classpath with all of Kafka on it
  /// @param data the folder that it keeps; it is made where it is not there
  /// @param port where it listens; 0 for any that is free
  /// @param extras more of Kafka's settings
  /// @param flags more of the JVM's
  public record Launch(
      String classpath, Path data, int port, Map<String, String> extras, List<String> flags) {
    public Launch {
      extras = Map.copyOf(extras);
      flags = List.copyOf(flags);
    }

    public static Launch on(String classpath, Path data) {
      return new Launch(classpath, data, 0, Map.of(), List.of());
    }

    public Launch at(int there) {
      return new Launch(classpath, data, there, extras, flags);
    }

    public Launch with(Map<String, String> settings) {
      return new Launch(classpath, data, port, settings, flags);
    }
  }

  private final Process process;
  private final int port;

  private LocalKafka(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts one and waits until it answers. Somebody may take a port that was free a moment ago:
  /// where the ports are not told, it is tried again with others.
  ///
  /// @throws IOException where it does not start: its log says why
  public static LocalKafka start(Launch launch) throws IOException, InterruptedException {
    Files.createDirectories(launch.data());
    var log = launch.data().resolve("kafka.log");
    for (int tried = 1; tried <= (launch.port() == 0 ? TRIES : 1); tried++) {
      var started = startOnce(launch, log);
      if (started.isPresent()) {
        return started.get();
      }
    }
    throw new IOException("Kafka does not start; " + log + " says why");
  }

  private static Optional<LocalKafka> startOnce(Launch launch, Path log)
      throws IOException, InterruptedException {
    int port = launch.port() == 0 ? free() : launch.port();
    var process =
        new ProcessBuilder(command(launch, port))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    var kafka = new LocalKafka(process, port);
    boolean ready = false;
    try {
      ready = kafka.ready();
    } finally {
      if (!ready) {
        kafka.kill();
      }
    }
    return ready ? Optional.of(kafka) : Optional.empty();
  }

  private static List<String> command(Launch launch, int port) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(launch.flags());
    command.addAll(List.of("-cp", launch.classpath(), MAIN, launch.data().toString()));
    command.add(Integer.toString(port));
    command.add(Integer.toString(free()));
    extras(launch).ifPresent(file -> command.add(file.toString()));
    return command;
  }

  private static Optional<Path> extras(Launch launch) throws IOException {
    if (launch.extras().isEmpty()) {
      return Optional.empty();
    }
    var file = launch.data().resolve("extras.properties");
    var properties = new Properties();
    properties.putAll(launch.extras());
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return Optional.of(file);
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// It says one word, or ends without it.
  private boolean ready() throws InterruptedException {
    var reading = Thread.ofVirtual().start(this::awaitWord);
    return reading.join(STARTS_WITHIN) && process.isAlive();
  }

  private void awaitWord() {
    try {
      var _ = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    } catch (IOException gone) {
      var _ = process.destroyForcibly();
    }
  }

  /// Where clients reach it first.
  public String bootstrap() {
    return LOOPBACK + ":" + port;
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /// `kill -9`, and waits until it is gone.
  public void kill() {
    var _ = process.destroyForcibly().onExit().join();
  }

  /// Lets it end in order, for a while.
  @Override
  public void close() {
    process.destroy();
    var _ =
        process
            .onExit()
            .completeOnTimeout(process, ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)
            .thenAccept(ended -> kill())
            .join();
  }
}
