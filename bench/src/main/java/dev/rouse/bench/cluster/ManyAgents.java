package dev.rouse.bench.cluster;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.standin.ApiServer;
import dev.rouse.core.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A stand-in cluster with many agents, and how long the controller takes for what happens there.
public final class ManyAgents implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(1);
  private static final int NAMESPACES = 100;
  private static final String SHARED = "shared";
  private static final double NANOS_PER_MILLI = 1e6;

  private final ApiServer server = ApiServer.start();
  private final int agents;

  /// @param sharing how many of them ask one model of another namespace
  public ManyAgents(int agents, int sharing) {
    this.agents = agents;
    server.put(model("models", SHARED, "one"));
    for (int i = 0; i < NAMESPACES; i++) {
      server.put(model(namespace(i), "own", "small"));
    }
    for (int i = 0; i < agents; i++) {
      server.put(agent(i, i < sharing));
    }
  }

  public String url() {
    return server.url();
  }

  private static String namespace(int agent) {
    return "team-" + agent % NAMESPACES;
  }

  private static String name(int agent) {
    return "agent-" + agent;
  }

  private static Json.Obj named(Kind kind, String namespace, String name, Json.Obj spec) {
    return Json.object()
        .put("apiVersion", kind.apiVersion())
        .put("kind", kind.kind())
        .put("metadata", Json.object().put("namespace", namespace).put("name", name))
        .put("spec", spec)
        .done();
  }

  private static Json.Obj model(String namespace, String name, String model) {
    var allowed = Json.object().put("from", "All");
    var spec = Json.object().put("model", model).put("allowedNamespaces", allowed).done();
    return named(Kind.MODEL_CONFIG, namespace, name, spec);
  }

  private static Json.Obj agent(int number, boolean sharing) {
    var ref =
        sharing
            ? Json.object().put("name", SHARED).put("namespace", "models")
            : Json.object().put("name", "own");
    var spec =
        Json.object()
            .put("description", "Agent number " + number)
            .put(
                "systemMessage",
                "You help with whatever comes, and say what you have done. ".repeat(8))
            .put("modelConfigRef", ref)
            .put("tools", Json.array(List.of(Json.object().put("name", "time-now").done())))
            .done();
    return named(Kind.AGENT, namespace(number), name(number), spec);
  }

  /// Waits until every agent has all that it needs and a status.
  public void planned(ControllerProcess controller) {
    until(
        controller,
        () -> server.count(Kind.SCALED_OBJECT) >= agents && controller.waiting() == 0,
        Duration.ofMillis(100));
  }

  /// But for the lease, which who leads renews whatever happens.
  private long writes() {
    return server.calls().stream()
        .filter(call -> call.writes() && call.kind() != Kind.LEASE)
        .count();
  }

  /// Makes the controller look at everything, where nothing is different; counts what it writes.
  public long writesOfALook(ControllerProcess controller) {
    server.forgetCalls();
    long before = controller.rounds();
    server.put(
        Json.object()
            .put("apiVersion", "v1")
            .put("kind", "ConfigMap")
            .put("metadata", Json.object().put("namespace", "rouse-system").put("name", "rouse"))
            .put("data", Json.object().put("nothing", "that-counts"))
            .done());
    until(
        controller,
        () -> controller.rounds() - before >= agents && controller.waiting() == 0,
        Duration.ofMillis(100));
    return writes();
  }

  /// How many milliseconds after a change of one agent its Service is written.
  public double changeOf(int agent, ControllerProcess controller) {
    String value = Long.toString(System.nanoTime());
    var variable = Json.object().put("name", "CHANGED").put("value", value).done();
    var spec =
        Json.object()
            .put("runtime", Json.object().put("env", Json.array(List.of(variable))))
            .done();
    long began = System.nanoTime();
    server.merge(
        new Key(Kind.AGENT, namespace(agent), name(agent)),
        "",
        Json.object().put("spec", spec).done());
    until(
        controller,
        () ->
            server
                .get(Kind.SERVICE, namespace(agent), name(agent))
                .map(Entity::json)
                .filter(json -> json.write().contains(value))
                .isPresent(),
        LOOK_AGAIN);
    return (System.nanoTime() - began) / NANOS_PER_MILLI;
  }

  /// Gives the shared model another name.
  public void changeModel(String model) {
    server.put(model("models", SHARED, model));
  }

  /// Waits until something holds.
  public static void until(
      ControllerProcess controller, BooleanSupplier holds, Duration lookAgain) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (!controller.alive() || System.nanoTime() - end > 0) {
        throw new IllegalStateException("the controller has ended, or takes too long");
      }
      LockSupport.parkNanos(lookAgain.toNanos());
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
