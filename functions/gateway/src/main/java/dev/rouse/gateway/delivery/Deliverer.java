package dev.rouse.gateway.delivery;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.limit.Backoff;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.gateway.intake.Answers;
import dev.rouse.gateway.kafka.sending.TopicProducer;
import dev.rouse.gateway.metrics.Counter;
import dev.rouse.gateway.metrics.Counters;
import dev.rouse.journal.delivery.Deliveries;
import dev.rouse.journal.delivery.Leased;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leases what is due and sends it, a few at a time on each way.
public final class Deliverer {
  private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
  private static final int MOST_AT_ONCE = 256;
  private static final int MOST_ON_A_WAY = 8;
  private static final int MOST_ATTEMPTS = 20;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final Deliveries deliveries;
  private final Envelopes envelopes;
  private final InstantSource clock;
  private final Counters counters;
  private final Postman postman;
  private final TopicPost topics;
  private final Map<String, Integer> underWay = new HashMap<>();

  public Deliverer(
      Deliveries deliveries,
      Envelopes envelopes,
      Sinks sinks,
      TopicProducer producer,
      InstantSource clock,
      Counters counters) {
    this.deliveries = deliveries;
    this.postman = new Postman(sinks);
    this.topics = new TopicPost(producer);
    this.envelopes = envelopes;
    this.clock = clock;
    this.counters = counters;
  }

  /// Begins to send what is due, and returns.
  ///
  /// @return how many it began
  public int round() {
    int free = MOST_AT_ONCE - busy();
    if (free <= 0) {
      return 0;
    }
    var leased = deliveries.lease(free, MOST_ON_A_WAY, crowded());
    var records = new LinkedHashMap<String, List<Published>>();
    for (var each : leased) {
      count(each.way(), 1);
      switch (envelopes.of(each)) {
        case Envelopes.Envelope.Ready(var post) ->
            begin(() -> settled(each, () -> postman.send(post)));
        case Envelopes.Envelope.Published(var message) ->
            records
                .computeIfAbsent(each.way(), _ -> new ArrayList<>())
                .add(new Published(each, message));
        case Envelopes.Envelope.Unaddressed(var why) ->
            begin(() -> settled(each, () -> Sending.Failed.of(why)));
      }
    }
    records.values().forEach(oneWay -> begin(() -> publish(oneWay)));
    return leased.size();
  }

  /// What one way takes in its order.
  private record Published(Leased leased, ProducerRecord<String, byte[]> message) {}

  /// What waits for an answer from outside.
  @FunctionalInterface
  private interface Errand {
    Sending run() throws InterruptedException;
  }

  private static void begin(Runnable errand) {
    var _ = Thread.ofVirtual().name("delivery").start(errand);
  }

  private void publish(List<Published> records) {
    var sent = topics.send(records.stream().map(Published::message).toList());
    for (int i = 0; i < records.size(); i++) {
      var answer = sent.get(i);
      settled(records.get(i).leased(), () -> Answers.of(answer));
    }
  }

  private void settled(Leased leased, Errand errand) {
    try {
      settle(leased, errand.run());
    } catch (JournalAway away) {
      // Its lease ends, and it is sent again: its receiver knows it by its id.
      LOG.atWarn().addKeyValue("delivery", leased.delivery().id()).log("not settled");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      count(leased.way(), -1);
    }
  }

  private void settle(Leased leased, Sending sending) {
    counters.count(Counter.DELIVERIES, leased.agent(), sending.getClass().getSimpleName());
    switch (sending) {
      case Sending.Arrived _ -> deliveries.delivered(List.of(leased));
      case Sending.Failed(var why, var _) when leased.attempt() >= MOST_ATTEMPTS ->
          giveUp(leased, why + "; tried " + leased.attempt() + " times");
      case Sending.Failed(var why, var after) -> {
        var pause = after.orElseGet(() -> pause(leased));
        LOG.atInfo()
            .addKeyValue("agent", leased.agent())
            .addKeyValue("delivery", leased.delivery().id())
            .addKeyValue("attempt", leased.attempt())
            .addKeyValue("problem", why)
            .log("a delivery failed and is tried again");
        var _ = deliveries.later(leased, clock.instant().plus(pause));
      }
      case Sending.Refused(var why) -> giveUp(leased, why);
    }
  }

  private void giveUp(Leased leased, String why) {
    if (deliveries.giveUp(leased, new Problem(Kind.UNAVAILABLE, why))) {
      LOG.atWarn()
          .addKeyValue("agent", leased.agent())
          .addKeyValue("delivery", leased.delivery().id())
          .addKeyValue("problem", why)
          .log("a delivery is given up: it is a dead letter");
    }
  }

  private static Duration pause(Leased leased) {
    return Backoff.delay(FIRST_PAUSE, LONGEST_PAUSE, leased.attempt() - 1, leased.delivery().id());
  }

  private synchronized void count(String way, int change) {
    underWay.merge(way, change, (one, other) -> one + other == 0 ? null : one + other);
  }

  private synchronized int busy() {
    return underWay.values().stream().mapToInt(Integer::intValue).sum();
  }

  private synchronized Set<String> crowded() {
    return underWay.entrySet().stream()
        .filter(way -> way.getValue() >= MOST_ON_A_WAY)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
