package dev.rouse.gateway.kafka.intake;

import dev.rouse.gateway.directory.Directory;
import dev.rouse.gateway.kafka.client.KafkaAccess;
import dev.rouse.gateway.metrics.Exposition;
import dev.rouse.gateway.metrics.Source;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.kafka.KafkaOffsets;
import dev.rouse.journal.kafka.Partition;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads topics as long as agents name some. Until then no client is made.
public final class KafkaIntake implements Source, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaIntake.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration LAST_TURN = Duration.ofSeconds(10);

  private final KafkaAccess access;
  private final KafkaOffsets offsets;
  private final Topics topics;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile boolean closed;
  private volatile Map<Partition, Long> lag = Map.of();
  private boolean missed;
  private boolean forgotten;
  private long notBefore = System.nanoTime();

  public KafkaIntake(KafkaAccess access, Database database, Directory directory) {
    this.access = access;
    this.offsets = new KafkaOffsets(database);
    this.topics = new Topics(directory);
  }

  /// How many records of each partition that this gateway reads are not read yet.
  @Override
  public void into(Exposition exposition) {
    var family = exposition.gauge("rouse_kafka_lag", "Records of a topic that are not read yet.");
    lag.forEach((partition, records) -> family.of(labels(partition), records));
  }

  private static Map<String, String> labels(Partition partition) {
    var labels = new TreeMap<String, String>();
    labels.put("topic", partition.topic());
    labels.put("partition", Integer.toString(partition.number()));
    return labels;
  }

  /// Kafka's own words for a fault are mostly that there is one.
  private static Throwable first(Throwable fault) {
    return fault.getCause() == null ? fault : first(fault.getCause());
  }

  /// Reads until there is nothing to read, and returns at once where there is nothing now.
  public void round() {
    if (System.nanoTime() - notBefore < 0 || !reading.tryLock()) {
      return;
    }
    try {
      read();
    } catch (KafkaException broken) {
      notBefore = System.nanoTime() + PAUSE.toNanos();
      LOG.atWarn()
          .addKeyValue("problem", first(broken).toString())
          .log("Kafka refuses this gateway: it tries again");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      lag = Map.of();
      reading.unlock();
    }
  }

  private void read() throws InterruptedException {
    if (topics.wanted().isEmpty()) {
      forget();
      return;
    }
    var told = access.properties();
    if (told.isPresent()) {
      read(told.get());
    } else if (!missed) {
      missed = true;
      LOG.atError()
          .addKeyValue("topics", topics.wanted().keySet())
          .log("agents name topics, and this gateway knows no Kafka: set ROUSE_KAFKA_BOOTSTRAP");
    }
  }

  private void read(Map<String, String> told) throws InterruptedException {
    forgotten = false;
    try (var reader = TopicReader.open(told)) {
      var membership = new Membership(reader, offsets, topics);
      while (!closed
          && !topics.wanted().isEmpty()
          && access.properties().equals(Optional.of(told))) {
        membership.turn();
        lag = membership.lag();
      }
    }
  }

  /// Topics that nobody names any more: named again, they begin at their end. What was begun is
  /// read before what is wanted, as whoever begins a topic has seen its agent.
  private void forget() {
    if (forgotten) {
      return;
    }
    var begun = offsets.topics();
    if (topics.wantedNow().isEmpty() && topics.allKnown()) {
      begun.forEach(offsets::end);
      forgotten = true;
    }
  }

  /// Lets the turn that is under way end, and leaves the group.
  @Override
  public void close() {
    closed = true;
    try {
      if (reading.tryLock(LAST_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
        reading.unlock();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
