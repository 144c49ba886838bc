package dev.rouse.agent.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.agent.model.fake.FakeModels;
import dev.rouse.agent.program.LoneAgent;
import dev.rouse.agent.program.Program;
import dev.rouse.agent.settings.Settings;
import dev.rouse.core.resource.Provider;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.edge.program.Refused;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.embedded.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A database of its own, a fake of the models, and the programs that were started on them.
final class Whole implements AutoCloseable {
  static final String AGENT =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: helper, namespace: tests}
      spec:
        systemMessage: Help.
        modelConfigRef: {name: fake}
      """;

  private final DatabaseSettings database = TestPostgres.shared().fresh();
  private final FakeModels models;
  private final Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Provider provider = Provider.OPEN_AI;
  private Optional<Program> program = Optional.empty();

  Whole(Path folder) throws IOException {
    this.folder = folder;
    this.models = FakeModels.start();
  }

  FakeModels models() {
    return models;
  }

  DatabaseSettings database() {
    return database;
  }

  /// A call of a tool.
  static ToolRequest call(String tool, String arguments) {
    return new ToolRequest(tool, arguments);
  }

  /// Writes an agent's resources, with the fake as its model.
  Path definition(String agent) throws IOException {
    return definition(agent, provider);
  }

  /// From now on the fake is a model of this provider's.
  @CanIgnoreReturnValue
  Whole of(Provider other) {
    provider = other;
    return this;
  }

  private Path definition(String agent, Provider provider) throws IOException {
    String model =
        """
        ---
        apiVersion: rouse.dev/v1alpha1
        kind: ModelConfig
        metadata: {name: fake, namespace: tests}
        spec: {provider: %s, model: fake-1, baseUrl: '%s', timeout: 5s}
        """
            .formatted(provider.word(), models.url(provider));
    return Files.writeString(folder.resolve("agent.yaml"), agent + model, UTF_8);
  }

  /// What a process on this database is told.
  Map<String, String> environment(String... more) {
    var environment = new HashMap<String, String>();
    environment.put("PORT", "0");
    environment.put("ROUSE_ADDRESS", "127.0.0.1");
    environment.put("ROUSE_NAMESPACE", "tests");
    environment.put("ROUSE_PROCESS", "one");
    environment.put("ROUSE_GATEWAY_URL", "http://gateway.test");
    environment.put("ROUSE_DATABASE_URL", database.url());
    environment.put("ROUSE_DATABASE_USER", database.user().orElse(""));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  /// Starts an agent in this JVM.
  @CanIgnoreReturnValue
  Whole start(String agent, String... more) throws IOException, Refused, InterruptedException {
    var settings = Settings.from(environment(more));
    var lone = LoneAgent.read(List.of(definition(agent)), settings.naming());
    program = Optional.of(new Program(settings, lone.id(), Optional.of(lone)).start());
    return this;
  }

  Program program() {
    return program.orElseThrow();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + program().port() + path);
  }

  HttpRequest.Builder post(String contentType, String body) {
    return HttpRequest.newBuilder(address("/"))
        .header("content-type", contentType)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpRequest.Builder json(String body) {
    return post("application/json", body);
  }

  /// A CloudEvent in binary mode.
  HttpRequest.Builder event(String id, String body) {
    return json(body)
        .header("ce-specversion", "1.0")
        .header("ce-id", id)
        .header("ce-source", "/tests")
        .header("ce-type", "test.asked");
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    program.ifPresent(Program::drain);
    models.close();
    client.close();
  }
}
