package dev.rouse.e2e.up;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One `up` that is ready.
public final class Platform implements AutoCloseable {
  private final CommandLine command;
  private final Json ready;
  private final HttpClient client = HttpClient.newHttpClient();

  private Platform(CommandLine command, Json ready) {
    this.command = command;
    this.ready = ready;
  }

  /// Starts `up`, without waiting for anything.
  ///
  /// @param more words of the command
  static CommandLine begin(Path agents, Path data, Map<String, String> told, String... more)
      throws IOException {
    return CommandLine.start(told, words(agents, data, more));
  }

  static List<String> words(Path agents, Path data, String... more) {
    var words = new ArrayList<>(List.of("up", "--json", "--agents", agents.toString()));
    words.addAll(List.of("--data", data.toString()));
    words.addAll(List.of(more));
    return words;
  }

  /// Starts it and waits until it is ready.
  public static Platform start(Path agents, Path data) throws IOException, InterruptedException {
    return start(agents, data, Map.of());
  }

  static Platform start(Path agents, Path data, Map<String, String> told, String... more)
      throws IOException, InterruptedException {
    var command = begin(agents, data, told, more);
    return new Platform(command, command.next("ready"));
  }

  public String gateway() {
    return at("gateway");
  }

  /// What a field of its first line says.
  String at(String field) {
    return text(ready, field);
  }

  /// Waits until it says this of an agent; what it says.
  @CanIgnoreReturnValue
  public String awaitState(String state) throws IOException, InterruptedException {
    return text(command.awaitState(state), "text");
  }

  /// Hands a task in and returns where it is looked at.
  String accept(String agent, String id, String body) throws IOException, InterruptedException {
    var accepted = post("/agents/" + agent, body, Map.of("idempotency-key", id));
    if (accepted.statusCode() != 202) {
      throw new AssertionError(accepted.statusCode() + " " + accepted.body());
    }
    return accepted.headers().firstValue("location").orElseThrow();
  }

  /// How a task stands once it has ended.
  Json ended(String location) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address(location)).header("prefer", "wait=60").build();
    return Json.parse(client.send(request, BodyHandlers.ofString()).body());
  }

  /// How the agent's newest task stands once it has ended, where it has one in time.
  Json newestEnded(String agent) throws IOException, InterruptedException {
    String tasks = get("/tasks?agent=" + agent).body();
    long until = System.nanoTime() + 240_000_000_000L;
    while (!tasks.contains("\"task\"") && System.nanoTime() < until) {
      tasks = get("/tasks?agent=" + agent).body();
    }
    return ended("/tasks/" + text(Json.parse(tasks), "0.task"));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
  }

  @CanIgnoreReturnValue
  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return post(path, body, Map.of());
  }

  /// Posts JSON.
  ///
  /// @param path of the gateway, or a whole address
  HttpResponse<String> post(String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address(path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /// Hands something in where no platform stands for it.
  static void hand(String address, String body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address));
    try (var client = HttpClient.newHttpClient()) {
      var _ =
          client.send(
              request
                  .header("content-type", "application/json")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.discarding());
    }
  }

  /// An event for whoever wants it.
  @CanIgnoreReturnValue
  HttpResponse<String> event(String type, String id, String body)
      throws IOException, InterruptedException {
    return post(
        "/events",
        body,
        Map.of("ce-specversion", "1.0", "ce-id", id, "ce-source", "/test", "ce-type", type));
  }

  private URI address(String path) {
    return URI.create(path.startsWith("http") ? path : gateway() + path);
  }

  /// What it has written to standard error.
  String said() throws IOException {
    return command.said();
  }

  int terminate() throws InterruptedException {
    return command.terminate();
  }

  void kill() throws InterruptedException {
    command.kill();
  }

  public static String text(Json line, String path) {
    return line.at(path)
        .map(found -> found instanceof Json.Str(var text) ? text : found.write())
        .orElse("");
  }

  @Override
  public void close() {
    command.close();
  }
}
