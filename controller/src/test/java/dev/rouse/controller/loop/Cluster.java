package dev.rouse.controller.loop;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.program.Program;
import dev.rouse.controller.standin.ApiServer;
import dev.rouse.controller.standin.Call;
import dev.rouse.controller.standin.MemoryRegistrar;
import dev.rouse.controller.world.Owned;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A stand-in API server with a controller at work on it.
final class Cluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  final ApiServer server = ApiServer.start();
  final MemoryRegistrar registrar = new MemoryRegistrar();
  private final KubernetesClient client;
  private final Program program;

  Cluster() {
    this(Clock.systemUTC());
  }

  Cluster(Clock clock) {
    var config =
        new ConfigBuilder()
            .withMasterUrl(server.url())
            .withOnlyHttpWatches(true)
            .withRequestRetryBackoffLimit(0)
            .withWatchReconnectInterval(100)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
    program = new Program(client, registrar, "rouse-system", "test", 4, clock);
  }

  /// Lets the controller begin.
  void start() throws InterruptedException {
    Thread.ofPlatform()
        .name("controller")
        .start(() -> {
          try {
            program.run();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    until("the controller has seen everything", program::synced);
  }

  Program program() {
    return program;
  }

  /// An agent that works by its runbook.
  void agent(String name, String... spec) {
    var json = Json.object().put("runbook", Json.object().put("answer", "done"));
    for (int i = 0; i < spec.length; i += 2) {
      json.put(spec[i], spec[i + 1]);
    }
    put(Kind.AGENT, name, json.done());
  }

  void put(Kind kind, String name, Json.Obj spec) {
    server.put(
        Json.object()
            .put("apiVersion", kind.apiVersion())
            .put("kind", kind.kind())
            .put("metadata", Json.object().put("namespace", "ops").put("name", name))
            .put("spec", spec)
            .done());
  }

  Entity get(Kind kind, String name) {
    return server.get(kind, "ops", name).orElseThrow();
  }

  boolean has(Kind kind, String name) {
    return server.get(kind, "ops", name).isPresent();
  }

  Key key(Kind kind, String name) {
    return new Key(kind, "ops", name);
  }

  String ready(String agent) {
    return server
        .get(Kind.AGENT, "ops", agent)
        .flatMap(live -> live.condition("Ready"))
        .flatMap(ready -> ready.text("reason"))
        .orElse("");
  }

  /// As Knative does it: a Revision that takes all requests.
  void deploys(String service, String revision) {
    put(Kind.REVISION, revision, Json.Obj.EMPTY);
    server.merge(
        key(Kind.REVISION, revision),
        "",
        Json.object()
            .put(
                "metadata",
                Json.object().put("labels", Json.texts(Owned.labels(new AgentId("ops", service)))))
            .done());
    var traffic = Json.object().put("revisionName", revision).put("percent", 100).done();
    var condition = Json.object().put("type", "Ready").put("status", "True").done();
    var status =
        Json.object()
            .put("observedGeneration", get(Kind.SERVICE, service).generation())
            .put("url", "http://" + service)
            .some("traffic", List.of(traffic))
            .some("conditions", List.of(condition));
    server.merge(key(Kind.SERVICE, service), "status", Json.object().put("status", status).done());
  }

  List<Call> writes() {
    return server.calls().stream().filter(Call::writes).toList();
  }

  /// Waits until nothing is left to do, twice in a row.
  void rests() throws InterruptedException {
    until("the controller rests", () -> program.controller().idle());
    pause(Duration.ofMillis(300));
    until("the controller rests", () -> program.controller().idle());
  }

  void until(String what, BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not in time: " + what);
      }
      pause(Duration.ofMillis(10));
    }
  }

  void pause(Duration time) throws InterruptedException {
    var _ = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    program.close();
    client.close();
    server.close();
  }
}
