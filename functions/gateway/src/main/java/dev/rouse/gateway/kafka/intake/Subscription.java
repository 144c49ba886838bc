package dev.rouse.gateway.kafka.intake;

import dev.rouse.journal.kafka.KafkaOffsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which topics a reader reads: those that are wanted, each begun in the journal before its first
/// poll. One that Kafka refuses us is left out for a while, and keeps no other from being read.
final class Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
  private static final Duration BARRED = Duration.ofSeconds(30);

  private final TopicReader reader;
  private final KafkaOffsets offsets;
  private final Topics topics;
  private final Map<String, Long> barred = new HashMap<>();
  private Set<String> kept = Set.of();
  private Set<String> subscribed = Set.of();
  private boolean doubtful;

  Subscription(TopicReader reader, KafkaOffsets offsets, Topics topics) {
    this.reader = reader;
    this.offsets = offsets;
    this.topics = topics;
  }

  /// Somebody has ended a topic that is read here.
  void doubt() {
    doubtful = true;
  }

  /// Whether there is anything to poll for.
  boolean reads() {
    return !subscribed.isEmpty();
  }

  /// Follows what agents want now.
  void follow() throws InterruptedException {
    if (doubtful || !kept.equals(topics.wanted().keySet())) {
      keep();
    }
    long now = System.nanoTime();
    barred.values().removeIf(until -> until - now < 0);
    var next = new TreeSet<>(kept);
    next.removeAll(barred.keySet());
    if (!next.equals(subscribed)) {
      reader.subscribe(next);
      subscribed = Set.copyOf(next);
      LOG.atInfo().addKeyValue("topics", subscribed).log("reads these topics");
    }
  }

  /// What was begun is read before what is wanted: whoever begins a topic has seen its agent, so
  /// none is ended that an agent wants.
  private void keep() throws InterruptedException {
    var begun = offsets.topics();
    var wanted = topics.wantedNow().keySet();
    for (String topic : wanted) {
      if (!begun.contains(topic)) {
        begin(topic);
      }
    }
    if (topics.allKnown()) {
      begun.stream().filter(topic -> !wanted.contains(topic)).forEach(offsets::end);
    }
    kept = Set.copyOf(wanted);
    doubtful = false;
  }

  private void begin(String topic) throws InterruptedException {
    try {
      var ends = reader.ends(topic);
      if (offsets.begin(topic, ends)) {
        LOG.atInfo().addKeyValue("topic", topic).addKeyValue("from", ends).log("a topic is begun");
      }
    } catch (TopicAuthorizationException | InvalidTopicException refused) {
      bar(Set.of(topic), refused);
    }
  }

  /// These are refused: the others are read on.
  void bar(Set<String> refused, RuntimeException why) {
    LOG.atError()
        .addKeyValue("topics", refused)
        .addKeyValue("problem", why.getMessage())
        .log("may not be read: the intake's user needs Describe and Read on them");
    long until = System.nanoTime() + BARRED.toNanos();
    new HashSet<>(refused).forEach(topic -> barred.put(topic, until));
  }
}
