package dev.rouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.resource.kind.Agent;
import dev.rouse.gateway.Agents;
import dev.rouse.gateway.Door;
import dev.rouse.gateway.Eventually;
import dev.rouse.gateway.Http;
import dev.rouse.journal.embedded.DurableServer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// PostgreSQL is killed under load, stays away, and comes back: what was accepted is there, and
/// everybody else was told no.
final class OutageIT {
  private static final int SENDERS = 8;
  private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("outage.seconds", 20));
  private static final Agent CLERK =
      Agents.read(
          """
          apiVersion: rouse.dev/v1alpha1
          kind: Agent
          metadata: {name: clerk, namespace: shop}
          spec: {systemMessage: You look after orders.}
          """);

  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final AtomicInteger acceptedAfter = new AtomicInteger();
  private volatile boolean over;
  private volatile boolean back;

  @Test
  void accepted_isThere_andTheRestWasToldNo() throws Exception {
    try (var server = DurableServer.start(Map.of());
        var door = Door.open(server.settings(), CLERK);
        var senders = Executors.newFixedThreadPool(SENDERS)) {
      var sent =
          IntStream.range(0, SENDERS)
              .mapToObj(sender -> senders.submit(sending(door.http(), sender)))
              .toList();
      new Eventually().isTrue(() -> accepted.size() > 200);

      server.kill();
      long until = System.nanoTime() + AWAY.toNanos();
      new Eventually(AWAY.plusSeconds(60)).isTrue(() -> System.nanoTime() > until);
      assertThat(refused).isNotEmpty();
      server.restart();
      back = true;
      new Eventually(Duration.ofMinutes(3)).isTrue(() -> acceptedAfter.get() > 200);
      over = true;
      for (var each : sent) {
        assertThat(each.get()).isPositive();
      }

      for (String place : accepted) {
        assertThat(door.http().get(place).statusCode()).as(place).isEqualTo(200);
      }
      int stored = door.count("select count(*)::int as n from rouse.tasks");
      assertThat(stored).isGreaterThanOrEqualTo(accepted.size());
      assertThat(stored - accepted.size())
          .as("stored, but told no: their answer was lost with the server")
          .isLessThanOrEqualTo(SENDERS * 2);
    }
  }

  /// Each event once; whoever is told no goes on to the next.
  private Callable<Integer> sending(Http http, int sender) {
    return () -> {
      int number = 0;
      while (!over) {
        String id = sender + "-" + number++;
        var reply =
            http.post(
                "/agents/shop/clerk",
                "{\"n\":" + number + "}",
                Map.of("content-type", "application/json", "idempotency-key", id));
        if (reply.statusCode() == 202) {
          accepted.add(reply.headers().firstValue("location").orElseThrow());
          acceptedAfter.addAndGet(back ? 1 : 0);
        } else {
          assertThat(reply.statusCode()).as(reply.body()).isEqualTo(503);
          assertThat(reply.headers().firstValue("retry-after")).isPresent();
          refused.add(id);
        }
      }
      return number;
    };
  }
}
