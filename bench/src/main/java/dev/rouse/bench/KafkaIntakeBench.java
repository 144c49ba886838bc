package dev.rouse.bench;

import dev.rouse.bench.kafka.FullTopic;
import dev.rouse.bench.machine.BenchPostgres;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.gateway.kafka.client.KafkaAccess;
import dev.rouse.gateway.kafka.intake.KafkaIntake;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.kafka.KafkaOffsets;
import dev.rouse.journal.kafka.Partition;
import dev.rouse.journal.registry.RegistryCopy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How fast topics are read of which one record in a hundred concerns an agent.
final class KafkaIntakeBench {
  private static final int RECORDS = 300_000;
  private static final int WARM_UP = 50_000;
  private static final double GOAL = 20_000;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

  private static final Set<Partition> PARTITIONS =
      IntStream.range(0, FullTopic.PARTITIONS)
          .mapToObj(number -> new Partition(FullTopic.NAME, number))
          .collect(Collectors.toSet());

  private static final String CLERK =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: clerk, namespace: bench}
      spec:
        systemMessage: You look after orders.
        triggers: [{kafka: {topic: orders, filters: [{suffix: {type: .failed}}]}}]
      """;

  private KafkaIntakeBench() {}

  static void measure(Table report) throws Exception {
    try (var topic = FullTopic.start();
        var postgres = BenchPostgres.start();
        var database = Database.open(postgres.settings())) {
      register(postgres);
      var offsets = new KafkaOffsets(database);
      var _ = offsets.begin(FullTopic.NAME, Map.of());
      topic.fill(WARM_UP);
      double _ = read(topic, database, offsets, WARM_UP);
      topic.fill(RECORDS);
      double seconds = read(topic, database, offsets, WARM_UP + RECORDS);
      report.add(Figure.median("kafka-records-a-second", "1/s", RECORDS / seconds).atLeast(GOAL));
      int tasks = postgres.journal().backlog().values().stream().mapToInt(each -> each).sum();
      report.add(
          Figure.median("kafka-tasks-of-what-matches", "", tasks)
              .atLeast((double) (WARM_UP + RECORDS) / FullTopic.ONE_IN));
    }
  }

  /// The seconds from the first record that is taken in to the last.
  private static double read(FullTopic topic, Database database, KafkaOffsets offsets, long until)
      throws InterruptedException {
    var directory = new Directory(new RegistryCopy(database));
    directory.refresh();
    long from = next(offsets);
    try (var intake = new KafkaIntake(KafkaAccess.at(topic::bootstrap), database, directory)) {
      var _ = Thread.ofVirtual().start(intake::round);
      while (next(offsets) == from) {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
      long began = System.nanoTime();
      while (next(offsets) < until) {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
      return (System.nanoTime() - began) / 1e9;
    }
  }

  private static long next(KafkaOffsets offsets) {
    return offsets.next(PARTITIONS).values().stream().mapToLong(next -> next).sum();
  }

  private static void register(BenchPostgres postgres) {
    switch (Resources.read(CLERK, BenchPostgres.NAMESPACE)) {
      case Resources.Result.Read(var resources) -> {
        var agent = (Agent) resources.getFirst();
        var definition = new Definition(agent, List.of(), List.of());
        postgres.register(agent.id(), RegisteredAgent.of(definition));
      }
      case Resources.Result.Invalid(var faults) ->
          throw new IllegalStateException(faults.toString());
    }
  }
}
