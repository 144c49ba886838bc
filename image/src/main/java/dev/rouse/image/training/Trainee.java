package dev.rouse.image.training;

import dev.rouse.edge.program.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program's process that is being trained.
public final class Trainee implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int DRAINED = 0;

  /// Where a program is told its probes' port, if they have one of their own.
  static final String HEALTH_PORT = "ROUSE_HEALTH_PORT";

  /// A JVM that writes a cache ends with the signal's number where its program did not.
  private static final int TERMINATED = 143;

  private final Process process;
  private final int port;
  private final int healthPort;
  private final Path log;
  private final HttpClient client;

  private Trainee(Process process, int port, int healthPort, Path log, HttpClient client) {
    this.process = process;
    this.port = port;
    this.healthPort = healthPort;
    this.log = log;
    this.client = client;
  }

  /// Starts one in an environment of its own.
  ///
  /// @param log where its output goes
  public static Trainee start(
      List<String> command, Map<String, String> environment, Path log, HttpClient client)
      throws IOException {
    int port = FreePort.find();
    String healthPort = environment.getOrDefault(HEALTH_PORT, Integer.toString(port));
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(port));
    return new Trainee(builder.start(), port, Integer.parseInt(healthPort), log, client);
  }

  int port() {
    return port;
  }

  /// Waits until it is ready.
  public void awaitReady() throws IOException {
    Waiting.until(PATIENCE, "it does not become ready", () -> alive() && ready());
  }

  private boolean alive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException("it ended: " + said());
    }
    return true;
  }

  private boolean ready() {
    try {
      return send(HttpRequest.newBuilder(address(healthPort, "/health/readiness")).build())
              .statusCode()
          == 200;
    } catch (IOException notListening) {
      return false;
    }
  }

  /// Asks it something, as an event.
  public void ask(String id) throws IOException {
    var answer =
        send(
            HttpRequest.newBuilder(address(port, "/"))
                .header("content-type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", "/training")
                .header("ce-type", "training.asked")
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"Is all well?\"}"))
                .build());
    expect(200, answer);
  }

  /// Sends something, which is to be accepted.
  void post(String path, String contentType, String body) throws IOException {
    var request =
        HttpRequest.newBuilder(address(port, path))
            .header("content-type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    expect(202, send(request.build()));
  }

  /// Asks something that is to be answered.
  void get(String path) throws IOException {
    expect(200, send(HttpRequest.newBuilder(address(port, path)).build()));
  }

  /// The same where its probes are.
  void getOfHealth(String path) throws IOException {
    expect(200, send(HttpRequest.newBuilder(address(healthPort, path)).build()));
  }

  private static void expect(int status, HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != status) {
      throw new IOException(
          "%s is answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }

  /// Ends it as Kubernetes does, and waits until it has written its cache.
  public void end() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("it does not end: " + said());
    }
    int code = process.exitValue();
    if (code != DRAINED && code != TERMINATED) {
      throw new IOException("it ended with " + code + ": " + said());
    }
  }

  private String said() throws IOException {
    return Files.readString(log);
  }

  private static URI address(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /// With all that it has started: one that has become another user no longer dies with its parent.
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    var _ = process.destroyForcibly();
  }
}
