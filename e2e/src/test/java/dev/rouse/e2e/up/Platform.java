package dev.rouse.e2e.up;

import dev.rouse.core.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One `up` in a process of its own.
public final class Platform implements AutoCloseable {
  private static final Path AGENT = Path.of("../functions/agent/target/rouse-agent.jar");
  private static final int PATIENCE = 90;

  private final Process process;
  private final Path errors;
  private final BlockingQueue<Json> lines = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private String gateway = "";

  private Platform(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    Thread.ofVirtual().start(this::read);
  }

  /// Starts it, without waiting for anything.
  ///
  /// @param told further variables of its environment
  static Platform begin(Path agents, Path data, Map<String, String> told) throws IOException {
    var errors = Files.createTempFile("rouse-up-", ".err");
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--sun-misc-unsafe-memory-access=allow",
            "-Drouse.agent.jar=" + AGENT.toAbsolutePath(),
            "-cp",
            System.getProperty("java.class.path", ""),
            "dev.rouse.cli.Main",
            "up",
            "--json",
            "--agents",
            agents.toString(),
            "--data",
            data.toString());
    var builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(told);
    return new Platform(builder.start(), errors);
  }

  /// Starts it and waits until it is ready.
  public static Platform start(Path agents, Path data) throws IOException, InterruptedException {
    return start(agents, data, Map.of());
  }

  static Platform start(Path agents, Path data, Map<String, String> told)
      throws IOException, InterruptedException {
    var platform = begin(agents, data, told);
    platform.gateway = text(platform.next("gateway"), "gateway");
    return platform;
  }

  public String gateway() {
    return gateway;
  }

  /// The next line that has this field.
  Json next(String field) throws IOException, InterruptedException {
    while (true) {
      var line = lines.poll(PATIENCE, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("no line with " + field + " came; it said: " + said());
      }
      if (line.at(field).isPresent()) {
        return line;
      }
    }
  }

  /// Waits until it says this of an agent.
  public void awaitState(String state) throws IOException, InterruptedException {
    while (!text(next("state"), "state").equals(state)) {
      // Something else has happened.
    }
  }

  /// Hands a task in and returns where it is looked at.
  String accept(String agent, String id, String body) throws IOException, InterruptedException {
    var accepted =
        client.send(
            HttpRequest.newBuilder(URI.create(gateway + "/agents/" + agent))
                .header("content-type", "application/json")
                .header("idempotency-key", id)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (accepted.statusCode() != 202) {
      throw new AssertionError(accepted.statusCode() + " " + accepted.body());
    }
    return accepted.headers().firstValue("location").orElseThrow();
  }

  /// How a task stands once it has ended.
  Json ended(String location) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(gateway + location)).header("prefer", "wait=60").build();
    return Json.parse(client.send(request, BodyHandlers.ofString()).body());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(gateway + path)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(gateway + path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /// What it has written to standard error.
  String said() throws IOException {
    return Files.readString(errors);
  }

  /// SIGTERM; its exit code.
  int terminate() throws InterruptedException {
    process.destroy();
    return exit();
  }

  int exit() throws InterruptedException {
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  /// SIGKILL for it alone: what it has started is left to itself.
  void kill() throws InterruptedException {
    var _ = process.destroyForcibly();
    var _ = exit();
  }

  public static String text(Json line, String field) {
    return line.at(field)
        .map(found -> found instanceof Json.Str(var text) ? text : found.write())
        .orElse("");
  }

  private void read() {
    try (Stream<String> out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .lines()) {
      out.map(Json::parse).forEach(lines::add);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroy();
      var _ = process.onExit().join();
    }
  }
}
