package dev.rouse.gateway.kafka;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.edge.program.Refused;
import dev.rouse.gateway.Agents;
import dev.rouse.gateway.kafka.client.KafkaAccess;
import dev.rouse.gateway.program.Gateway;
import dev.rouse.gateway.program.Settings;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.deadletter.DeadLetter;
import dev.rouse.journal.deadletter.DeadLetters;
import dev.rouse.journal.embedded.TestPostgres;
import dev.rouse.journal.kafka.KafkaOffsets;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import dev.rouse.journal.registry.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A journal of a test's own, the agents in it and gateways on it.
final class Stage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private static final Sql EVENTS =
      Sql.of("select event from rouse.tasks order by event ->> 'source', event ->> 'id'");

  private final DatabaseSettings settings;
  private final Database owner;
  private final List<Gateway> gateways = new ArrayList<>();

  private Stage(DatabaseSettings settings) {
    this.settings = settings;
    this.owner = Database.open(settings);
  }

  static Stage open() {
    return on(TestPostgres.shared().fresh());
  }

  static Stage on(DatabaseSettings settings) {
    return new Stage(settings);
  }

  Database database() {
    return owner;
  }

  KafkaOffsets offsets() {
    return new KafkaOffsets(owner);
  }

  /// Registers an agent with these triggers.
  @CanIgnoreReturnValue
  Agent agent(String name, String triggers) {
    var agent =
        Agents.read(
            """
            apiVersion: rouse.dev/v1alpha1
            kind: Agent
            metadata: {name: %s, namespace: shop}
            spec:
              systemMessage: You look after orders.
              triggers: [%s]
            """
                .formatted(name, triggers));
    register(agent);
    return agent;
  }

  void register(Agent agent) {
    new Registry(owner).put(agent.id(), Agents.registered(agent));
  }

  void remove(Agent agent) {
    new Registry(owner).remove(agent.id());
  }

  @CanIgnoreReturnValue
  Gateway gateway(KafkaAccess kafka) throws Refused, InterruptedException {
    var told = Settings.ofOneMachine("127.0.0.1", 0, settings, (_, _, _) -> Optional.empty());
    var gateway = Gateway.listen(told.withKafka(kafka));
    gateway.open();
    gateways.add(gateway);
    return gateway;
  }

  static KafkaAccess at(String bootstrap) {
    return KafkaAccess.at(() -> Optional.of(bootstrap));
  }

  /// Every task's event.
  List<Json.Obj> events() {
    return owner.once(connection -> EVENTS.on(connection).list(row -> row.object("event")));
  }

  /// The same, once there are so many.
  List<Json.Obj> events(int many) {
    await(many + " tasks", () -> counted() >= many);
    return events();
  }

  /// None while the journal is away.
  private int counted() {
    try {
      return events().size();
    } catch (JournalAway away) {
      return 0;
    }
  }

  List<DeadLetter> letters() {
    return new DeadLetters(owner).list(Scope.EVERYTHING, Page.first(100)).items();
  }

  void awaitBegun(String topic) {
    await(topic + " is begun", () -> offsets().topics().contains(topic));
  }

  /// What a gateway says at this path.
  static String read(Gateway gateway, String path) {
    var address = URI.create("http://127.0.0.1:%d%s".formatted(gateway.port(), path));
    try (var said = address.toURL().openStream()) {
      return new String(said.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static void await(String what, BooleanSupplier met) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!met.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("waited in vain: " + what);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  @Override
  public void close() {
    gateways.forEach(Gateway::close);
    owner.close();
  }
}
