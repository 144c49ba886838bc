package dev.rouse.journal.kafka;

import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Taken;
import dev.rouse.journal.database.Call;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.deadletter.DeadLetters;
import dev.rouse.journal.deadletter.Unborn;
import dev.rouse.journal.intake.Intake;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The offsets of the topics that agents' triggers name.
///
/// Where the journal does not answer, whether a stretch was taken in is not known: read on from the
/// offsets as they are once it answers again.
public final class KafkaOffsets {
  private static final Sql BEGIN_TOPIC =
      Sql.of("insert into rouse.kafka_topics values (:topic) on conflict do nothing");

  private static final Sql BEGIN_PARTITIONS =
      Sql.of(
          """
          insert into rouse.kafka_offsets (topic, partition, next)
          select :topic, p.partition, p.next
          from unnest(:partitions::int[], :nexts::bigint[]) as p(partition, next)
          """);

  private static final Sql END = Sql.of("delete from rouse.kafka_topics where topic = :topic");

  private static final Sql TOPICS = Sql.of("select topic from rouse.kafka_topics");

  private static final Sql OFFSETS =
      Sql.of(
          """
          select p.topic, p.partition, coalesce(o.next, 0) as next
          from unnest(:topics::text[], :partitions::int[]) as p(topic, partition)
          join rouse.kafka_topics t on t.topic = p.topic
          left join rouse.kafka_offsets o on o.topic = p.topic and o.partition = p.partition
          """);

  /// A partition that came to be after its topic was begun has no row yet, and stands at 0.
  private static final Sql MOVE =
      Sql.of(
          """
          insert into rouse.kafka_offsets (topic, partition, next)
          select t.topic, p.partition, 0
          from unnest(:topics::text[], :partitions::int[], :froms::bigint[])
            as p(topic, partition, "from")
          join rouse.kafka_topics t on t.topic = p.topic
          where p."from" = 0
          order by t.topic, p.partition
          on conflict do nothing;
          select 1
          from rouse.kafka_offsets o
          join unnest(:topics::text[], :partitions::int[]) as p(topic, partition)
            on o.topic = p.topic and o.partition = p.partition
          order by o.topic, o.partition
          for no key update of o;
          update rouse.kafka_offsets o
          set next = p.next
          from unnest(:topics::text[], :partitions::int[], :froms::bigint[], :nexts::bigint[])
            as p(topic, partition, "from", next)
          where o.topic = p.topic and o.partition = p.partition and o.next = p."from"
          returning o.topic, o.partition, o.next;
          """);

  private record Offset(Partition partition, long next) {}

  private final Database database;

  public KafkaOffsets(Database database) {
    this.database = database;
  }

  /// The topics that were begun.
  public Set<String> topics() {
    return Set.copyOf(
        database.once(connection -> TOPICS.on(connection).list(row -> row.text("topic"))));
  }

  /// Begins a topic before its first poll; false where it was begun before, and stays as it is.
  ///
  /// @param ends the end of each partition that there is; none where the topic does not exist yet
  public boolean begin(String topic, Map<Integer, Long> ends) {
    return database.atomically(connection -> {
      boolean begun = BEGIN_TOPIC.on(connection).set("topic", topic).update() > 0;
      if (begun && !ends.isEmpty()) {
        var sorted = new TreeMap<>(ends);
        BEGIN_PARTITIONS
            .on(connection)
            .set("topic", topic)
            .set("partitions", List.copyOf(sorted.keySet()))
            .set("nexts", List.copyOf(sorted.values()))
            .run();
      }
      return begun;
    });
  }

  /// Forgets a topic that no trigger names any more.
  public void end(String topic) {
    database.perform(connection -> END.on(connection).set("topic", topic).run());
  }

  /// Where to read on; partitions of topics that were not begun are left out.
  public Map<Partition, Long> next(Set<Partition> partitions) {
    return database.once(connection -> next(connection, List.copyOf(partitions)));
  }

  /// Takes in what was found in these stretches and moves the offsets after them: all of it or
  /// nothing. A task that is refused (its like has another body, its session is busy) becomes a
  /// dead letter: nobody waits for an answer.
  ///
  /// @param unreadable records that no task could be made of
  public Moved takeIn(List<Stretch> stretches, List<Offer> offers, List<Unborn> unreadable) {
    return database.atomically(connection -> {
      Set<Partition> moved = move(connection, stretches);
      if (moved.size() < stretches.size()) {
        connection.rollback();
        return elsewhere(connection, stretches);
      }
      List<Taken> taken = offers.isEmpty() ? List.of() : Intake.takeIn(connection, offers);
      var letters = new ArrayList<>(unreadable);
      letters.addAll(Unborn.refused(offers, taken));
      DeadLetters.put(connection, letters);
      return new Moved.On(taken);
    });
  }

  private static Set<Partition> move(Connection connection, List<Stretch> stretches)
      throws SQLException {
    var sorted = stretches.stream().sorted(Comparator.comparing(Stretch::partition)).toList();
    return of(MOVE, connection, sorted.stream().map(Stretch::partition).toList())
        .set("froms", sorted.stream().map(Stretch::from).toList())
        .set("nexts", sorted.stream().map(Stretch::next).toList())
        .list(KafkaOffsets::offset)
        .stream()
        .map(Offset::partition)
        .collect(Collectors.toSet());
  }

  private static Moved elsewhere(Connection connection, List<Stretch> stretches)
      throws SQLException {
    var partitions = stretches.stream().map(Stretch::partition).toList();
    var next = new HashMap<>(next(connection, partitions));
    var ended = new HashSet<>(partitions);
    ended.removeAll(next.keySet());
    stretches.forEach(stretch -> next.remove(stretch.partition(), stretch.from()));
    return new Moved.Elsewhere(next, ended);
  }

  private static Map<Partition, Long> next(Connection connection, List<Partition> partitions)
      throws SQLException {
    return of(OFFSETS, connection, partitions).list(KafkaOffsets::offset).stream()
        .collect(Collectors.toMap(Offset::partition, Offset::next));
  }

  private static Call of(Sql sql, Connection connection, List<Partition> partitions) {
    return sql.on(connection)
        .set("topics", partitions.stream().map(Partition::topic).toList())
        .set("partitions", partitions.stream().map(Partition::number).toList());
  }

  private static Offset offset(Row row) throws SQLException {
    return new Offset(new Partition(row.text("topic"), row.number("partition")), row.count("next"));
  }
}
