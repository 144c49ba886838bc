package dev.rouse.e2e.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.embedded.DurableServer;
import dev.rouse.journal.registry.Registry;
import dev.rouse.kafka.process.LocalKafka;
import dev.rouse.kafka.process.LocalKafka.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two gateways read one topic while each of them, Kafka and PostgreSQL are killed and started
/// again.
@Timeout(420)
final class KafkaChaosIT {
  private static final String TOPIC = "orders";
  private static final long RECORDS = 6_000;
  private static final Path KAFKA = Path.of("../kafka/target");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /// Suspended: its tasks are counted, nobody works on them.
  private static final String CLERK =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: clerk, namespace: shop}
      spec:
        systemMessage: You look after orders.
        suspend: true
        triggers: [{kafka: {topic: orders}}]
      """;

  private static final Sql DATA = Sql.of("select event ->> 'data' as data from rouse.tasks");
  private static final Sql TASKS = Sql.of("select count(*) as n from rouse.tasks");
  private static final Sql LETTERS = Sql.of("select count(*) as n from rouse.dead_letters");
  private static final Sql BEGUN = Sql.of("select count(*) as n from rouse.kafka_topics");

  @TempDir private Path folder;

  @Test
  void everythingIsKilled_whatWasPublishedIsTakenIn_once() throws Exception {
    String others = Files.readString(KAFKA.resolve("classpath")).strip();
    var launch = Launch.on(KAFKA.resolve("classes").toAbsolutePath() + ":" + others, folder);
    var kafka = LocalKafka.start(launch);
    String there = kafka.bootstrap();
    try (var server = DurableServer.start(Map.of());
        var database = Database.open(server.settings());
        var publisher = new Publisher(there, TOPIC)) {
      register(database);
      Publisher.create(there, TOPIC, 6);
      var one = GatewayProcess.start("gateway-1", server.settings(), there);
      var other = GatewayProcess.start("gateway-2", server.settings(), there);
      await("the topic is begun", () -> count(database, BEGUN) == 1);
      var publishing = Thread.ofVirtual().start(() -> publisher.publish(RECORDS));

      awaitShare(database, 1);
      one.close();
      one = GatewayProcess.start("gateway-1", server.settings(), there);
      awaitShare(database, 2);
      kafka.kill();
      kafka = LocalKafka.start(launch.at(kafka.port()));
      awaitShare(database, 3);
      other.close();
      server.kill();
      server.restart();
      awaitShare(database, 4);
      other = GatewayProcess.start("gateway-2", server.settings(), there);
      publishing.join();
      await("all is taken in", () -> count(database, TASKS) >= RECORDS);

      assertThat(publisher.acknowledged()).hasSize((int) RECORDS);
      assertThat(count(database, TASKS)).isEqualTo(RECORDS);
      assertThat(taken(database)).isEqualTo(numbers());
      assertThat(count(database, LETTERS)).isZero();
      one.close();
      other.close();
    } finally {
      kafka.kill();
    }
  }

  private static Set<Long> numbers() {
    return LongStream.range(0, RECORDS).boxed().collect(Collectors.toSet());
  }

  private static Set<Long> taken(Database database) {
    List<String> data =
        database.once(connection -> DATA.on(connection).list(row -> row.text("data")));
    return data.stream().map(Long::parseLong).collect(Collectors.toSet());
  }

  private static void awaitShare(Database database, int fifths) {
    await(fifths + " fifths are taken in", () -> count(database, TASKS) > RECORDS / 5 * fifths);
  }

  /// 0 while the journal is away.
  private static long count(Database database, Sql sql) {
    try {
      return database.once(
          connection -> sql.on(connection).first(row -> row.count("n")).orElseThrow());
    } catch (JournalAway away) {
      return 0;
    }
  }

  private static void await(String what, BooleanSupplier met) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!met.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("waited in vain: " + what);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static void register(Database database) {
    if (Resources.read(CLERK, "shop") instanceof Resources.Result.Read(var resources)
        && resources.getFirst() instanceof Agent agent) {
      var definition = new Definition(agent, List.of(), List.of());
      new Registry(database).put(agent.id(), RegisteredAgent.of(definition));
    } else {
      throw new AssertionError("the test's own agent cannot be read");
    }
  }
}
