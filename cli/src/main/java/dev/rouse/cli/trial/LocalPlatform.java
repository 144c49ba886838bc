package dev.rouse.cli.trial;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// `up`, as a process of its own.
final class LocalPlatform implements AutoCloseable {
  private static final int MOST_SECONDS_TO_END = 30;

  private final Process process;
  private final URI gateway;

  private LocalPlatform(Process process, URI gateway) {
    this.process = process;
    this.gateway = gateway;
  }

  /// Starts it, and waits until it is ready.
  ///
  /// @throws IOException where it does not come up; what it says about that goes to standard error
  static LocalPlatform start(Path agents, Path data) throws IOException {
    var process =
        new ProcessBuilder(command(agents, data))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      var gateway = gateway(line);
      if (gateway.isPresent()) {
        Thread.ofVirtual().start(() -> said.lines().forEach(LocalPlatform::ignore));
        return new LocalPlatform(process, gateway.get());
      }
    }
    throw new IOException("the platform does not start here; `kn-agent up` shows why");
  }

  private static List<String> command(Path agents, Path data) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Optional.ofNullable(System.getProperty("rouse.up.flags"))
        .ifPresent(flags -> command.add("@" + flags));
    for (String name : List.of("rouse.agent.jar", "rouse.kafka.classpath")) {
      Optional.ofNullable(System.getProperty(name))
          .ifPresent(value -> command.add("-D%s=%s".formatted(name, value)));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.rouse.cli.Main"));
    command.addAll(List.of("up", "--json", "--agents", agents.toString()));
    command.addAll(List.of("--data", data.toString()));
    return command;
  }

  private static Optional<URI> gateway(String line) {
    try {
      return Json.parse(line) instanceof Json.Obj said
          ? said.text("gateway").map(URI::create)
          : Optional.empty();
    } catch (MalformedJson other) {
      return Optional.empty();
    }
  }

  /// Its further lines are read so that it can go on writing them.
  private static void ignore(String line) {}

  URI gateway() {
    return gateway;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
