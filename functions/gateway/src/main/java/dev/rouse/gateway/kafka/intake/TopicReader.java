package dev.rouse.gateway.kafka.intake;

import dev.rouse.edge.http.OneLoop;
import dev.rouse.gateway.intake.Answers;
import dev.rouse.gateway.kafka.client.ClientProperties;
import dev.rouse.journal.kafka.Partition;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.consumer.KafkaReadStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One member of the consumer group, asked by one thread.
///
/// Records are polled for and never pushed: of what a rebalance has changed this thread hears
/// before it sees the records that were polled after it.
final class TopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

  private final Vertx vertx;
  private final KafkaReadStream<byte[], byte[]> stream;
  private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

  private TopicReader(Vertx vertx, KafkaReadStream<byte[], byte[]> stream) {
    this.vertx = vertx;
    this.stream = stream;
  }

  /// @throws KafkaException where the settings are wrong
  static TopicReader open(Map<String, String> told) {
    ClientProperties.allowTokens(told);
    var vertx = OneLoop.vertx();
    try {
      var stream = KafkaReadStream.<byte[], byte[]>create(vertx, ClientProperties.consumer(told));
      var reader = new TopicReader(vertx, stream);
      stream.partitionsAssignedHandler(
          assigned -> reader.changes.add(new Change.Assigned(ours(assigned))));
      stream.partitionsRevokedHandler(
          revoked -> reader.changes.add(new Change.Revoked(ours(revoked))));
      return reader;
    } catch (KafkaException wrong) {
      vertx.close();
      throw wrong;
    }
  }

  void subscribe(Set<String> topics) throws InterruptedException {
    done(stream.subscribe(topics));
  }

  /// The end of each of a topic's partitions; none where it does not exist.
  Map<Integer, Long> ends(String topic) throws InterruptedException {
    var there = answer(stream.partitionsFor(topic));
    var partitions =
        there.stream()
            .map(PartitionInfo::partition)
            .map(number -> new Partition(topic, number))
            .collect(Collectors.toSet());
    return ends(partitions).entrySet().stream()
        .collect(Collectors.toMap(end -> end.getKey().number(), Map.Entry::getValue));
  }

  Map<Partition, Long> ends(Set<Partition> partitions) throws InterruptedException {
    return offsets(partitions, stream::endOffsets);
  }

  Map<Partition, Long> beginnings(Set<Partition> partitions) throws InterruptedException {
    return offsets(partitions, stream::beginningOffsets);
  }

  private static Map<Partition, Long> offsets(
      Set<Partition> partitions,
      Function<Set<TopicPartition>, Future<Map<TopicPartition, Long>>> ask)
      throws InterruptedException {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    var offsets = new HashMap<Partition, Long>();
    answer(ask.apply(theirs(partitions)))
        .forEach((partition, offset) -> offsets.put(ours(partition), offset));
    return offsets;
  }

  void seek(Partition partition, long offset) throws InterruptedException {
    done(stream.seek(theirs(partition), offset));
  }

  void pause(Set<Partition> partitions) throws InterruptedException {
    done(stream.pause(theirs(partitions)));
  }

  void resume(Set<Partition> partitions) throws InterruptedException {
    done(stream.resume(theirs(partitions)));
  }

  ConsumerRecords<byte[], byte[]> poll(Duration most) throws InterruptedException {
    return answer(stream.poll(most));
  }

  /// What has changed since the last time.
  List<Change> changes() {
    var since = new ArrayList<Change>();
    for (var change = changes.poll(); change != null; change = changes.poll()) {
      since.add(change);
    }
    return since;
  }

  static Partition ours(TopicPartition partition) {
    return new Partition(partition.topic(), partition.partition());
  }

  private static Set<Partition> ours(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicReader::ours).collect(Collectors.toSet());
  }

  private static TopicPartition theirs(Partition partition) {
    return new TopicPartition(partition.topic(), partition.number());
  }

  private static Set<TopicPartition> theirs(Set<Partition> partitions) {
    return partitions.stream().map(TopicReader::theirs).collect(Collectors.toSet());
  }

  private static void done(Future<Void> future) throws InterruptedException {
    var _ = answer(future);
  }

  /// Throws here what Kafka's client threw on its own thread.
  private static <T> T answer(Future<T> future) throws InterruptedException {
    return Answers.of(future.toCompletionStage().toCompletableFuture());
  }

  @Override
  public void close() {
    try {
      done(stream.close());
    } catch (KafkaException broken) {
      LOG.atInfo().addKeyValue("problem", broken.toString()).log("the reader did not close well");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      vertx.close();
    }
  }
}
