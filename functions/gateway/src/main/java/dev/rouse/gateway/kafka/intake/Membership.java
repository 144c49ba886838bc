package dev.rouse.gateway.kafka.intake;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.journal.kafka.KafkaOffsets;
import dev.rouse.journal.kafka.Partition;
import dev.rouse.journal.kafka.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the partitions that the group gives to one reader, as long as it is a member.
final class Membership {
  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration MEASURE = Duration.ofSeconds(5);

  private final TopicReader reader;
  private final KafkaOffsets offsets;
  private final Topics topics;
  private final Store store;
  private final Subscription subscription;
  private final Standing standing = new Standing();
  private volatile Map<Partition, Long> lag = Map.of();
  private long measured = System.nanoTime();
  private boolean stands;

  Membership(TopicReader reader, KafkaOffsets offsets, Topics topics) {
    this.reader = reader;
    this.offsets = offsets;
    this.topics = topics;
    this.store = new Store(offsets);
    this.subscription = new Subscription(reader, offsets, topics);
  }

  /// How many records of each partition of ours are not read yet, as of a few seconds ago.
  Map<Partition, Long> lag() {
    return lag;
  }

  /// Once around: what is wanted, where to read on, what has come.
  ///
  /// @throws org.apache.kafka.common.KafkaException where this reader is of no more use
  void turn() throws InterruptedException {
    try {
      subscription.follow();
      place();
      take(poll());
      measure();
      goesOn();
    } catch (JournalAway away) {
      standStill("the journal is away", away);
    } catch (RetriableException away) {
      standStill("Kafka is away", away);
    } catch (TopicAuthorizationException refused) {
      subscription.bar(refused.unauthorizedTopics(), refused);
    } catch (InvalidTopicException refused) {
      subscription.bar(refused.invalidTopics(), refused);
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() throws InterruptedException {
    if (!subscription.reads()) {
      Thread.sleep(POLL);
      return ConsumerRecords.empty();
    }
    try {
      return reader.poll(POLL);
    } finally {
      reader.changes().forEach(standing::apply);
    }
  }

  /// Nothing is read, and the group is kept: it is polled, without a partition.
  private void standStill(String what, RuntimeException why) throws InterruptedException {
    standing.unplaceAll();
    reader.pause(standing.unplaced());
    if (!stands) {
      LOG.atWarn().addKeyValue("problem", why.getMessage()).log(what + ": the intake stands still");
    }
    stands = true;
    var _ = poll();
  }

  private void goesOn() {
    if (stands && standing.unplaced().isEmpty()) {
      LOG.atInfo().log("the intake goes on");
      stands = false;
    }
  }

  /// The client is set where the journal stands, wherever Kafka would have begun.
  private void place() throws InterruptedException {
    var unplaced = standing.unplaced();
    if (unplaced.isEmpty()) {
      return;
    }
    var next = offsets.next(unplaced);
    var beginnings = reader.beginnings(next.keySet());
    var ends = reader.ends(next.keySet());
    for (var partition : unplaced) {
      if (next.containsKey(partition)) {
        long at = next.get(partition);
        long beginning = beginnings.getOrDefault(partition, 0L);
        place(partition, at, Placing.of(at, beginning, ends.getOrDefault(partition, at)));
      } else {
        reader.pause(Set.of(partition));
        subscription.doubt();
      }
    }
  }

  private void place(Partition partition, long next, Placing placing) throws InterruptedException {
    switch (placing) {
      case Placing.On(var offset) -> readFrom(partition, offset);
      case Placing.Cut(var missing, var offset) -> {
        LOG.atError()
            .addKeyValue("partition", partition)
            .addKeyValue("records", missing)
            .log("Kafka deleted records before they were read: its retention is too short");
        readFrom(partition, offset);
      }
      case Placing.Anew _ -> {
        LOG.atError()
            .addKeyValue("partition", partition)
            .addKeyValue("next", next)
            .log("the topic ends before what was read: it is begun anew, from its beginning");
        offsets.end(partition.topic());
        var _ = offsets.begin(partition.topic(), Map.of());
      }
    }
  }

  private void readFrom(Partition partition, long next) throws InterruptedException {
    reader.seek(partition, next);
    reader.resume(Set.of(partition));
    standing.place(partition, next);
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    var sieve = new Sieve(topics.wanted());
    var batch = batch(records, sieve);
    if (batch.stretches().isEmpty()) {
      return;
    }
    boolean moved = false;
    try {
      moved = store.take(batch, sieve);
    } finally {
      if (!moved) {
        standing.unplace(batch.partitions());
      }
    }
    if (moved) {
      batch.stretches().forEach(stretch -> standing.place(stretch.partition(), stretch.next()));
    }
  }

  /// Of partitions that are not placed nothing counts: the client may stand anywhere.
  private Batch batch(ConsumerRecords<byte[], byte[]> records, Sieve sieve) {
    var stretches = new ArrayList<Stretch>();
    var found = new ArrayList<Batch.Found>();
    records
        .nextOffsets()
        .forEach((theirs, offset) -> {
          var partition = TopicReader.ours(theirs);
          var from = standing.next(partition);
          if (from.isPresent() && offset.offset() >= from.getAsLong()) {
            stretches.add(new Stretch(partition, from.getAsLong(), offset.offset()));
            found.addAll(found(records, theirs, sieve));
          } else if (from.isPresent()) {
            standing.unplace(Set.of(partition));
          }
        });
    return new Batch(stretches, found);
  }

  private static List<Batch.Found> found(
      ConsumerRecords<byte[], byte[]> records, TopicPartition partition, Sieve sieve) {
    var found = new ArrayList<Batch.Found>();
    for (var record : records.records(partition)) {
      var sifted = sieve.sift(record);
      if (!sifted.equals(Sieve.Sifted.NOTHING)) {
        found.add(new Batch.Found(record, sifted));
      }
    }
    return found;
  }

  private void measure() throws InterruptedException {
    if (System.nanoTime() - measured < MEASURE.toNanos()) {
      return;
    }
    measured = System.nanoTime();
    var placed = standing.placed();
    var measuredLag = new HashMap<Partition, Long>();
    reader
        .ends(placed.keySet())
        .forEach((partition, end) ->
            measuredLag.put(partition, Math.max(0, end - placed.getOrDefault(partition, end))));
    lag = Map.copyOf(measuredLag);
  }
}
