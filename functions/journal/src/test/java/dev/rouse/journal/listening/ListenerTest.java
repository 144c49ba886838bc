package dev.rouse.journal.listening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.embedded.DurableServer;
import dev.rouse.journal.embedded.Scene;
import dev.rouse.journal.registry.Registry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ListenerTest {
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Heard ANYTHING = new Heard.Anything();

  private final Scene scene = Scene.open();
  private final AgentId agent = scene.agent("ops", "troubleshooter");
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    scene.close();
  }

  private Listener listener(Duration lookEvery) throws InterruptedException {
    var listener = Listener.start(scene.settings(), lookEvery, heard::add);
    assertThat(next()).isEqualTo(ANYTHING); // from here on it listens
    return listener;
  }

  private Heard next() throws InterruptedException {
    var next = heard.poll(120, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return Objects.requireNonNull(next);
  }

  @Test
  void taskTakenIn_namesItsAgent() throws Exception {
    try (var listener = listener(NEVER)) {
      scene.takeIn(agent, "1");

      assertThat(next()).isEqualTo(new Heard.Named(Channel.DUE, Set.of(agent)));
      assertThat(listener).isNotNull();
    }
  }

  @Test
  void definitionChanged_namesItsAgent() throws Exception {
    try (var listener = listener(NEVER)) {
      var registry = new Registry(scene.database());
      registry.put(agent, new RegisteredAgent("v1", "{}", false));
      registry.put(agent, new RegisteredAgent("v2", "{}", false));
      assertThat(next()).isEqualTo(new Heard.Named(Channel.REGISTRY, Set.of(agent)));

      registry.remove(agent);
      assertThat(next()).isEqualTo(new Heard.Named(Channel.REGISTRY, Set.of(agent)));
      assertThat(heard).isEmpty();
      assertThat(listener).isNotNull();
    }
  }

  @Test
  void manyAtOnce_areOneWordThatNamesEachOnce() throws Exception {
    var other = scene.agent("shop", "orders");
    var offers =
        List.of(
            Offer.of(agent, Scene.event("1")),
            Offer.of(other, Scene.event("2")),
            Offer.of(agent, Scene.event("3")));
    try (var listener = listener(NEVER)) {
      assertThat(scene.journal().takeIn(offers)).hasSize(3);

      assertThat(next()).isEqualTo(new Heard.Named(Channel.DUE, Set.of(agent, other)));
      assertThat(listener).isNotNull();
    }
  }

  @Test
  void whileTheEarIsBusy_whatComesInIsCollected() throws Exception {
    var busy = new CountDownLatch(1);
    var begun = new CountDownLatch(2);
    try (var listener =
        Listener.start(
            scene.settings(),
            NEVER,
            word -> {
              heard.add(word);
              begun.countDown();
              await(word.equals(ANYTHING) ? new CountDownLatch(0) : busy);
            })) {
      assertThat(next()).isEqualTo(ANYTHING);
      scene.takeIn(agent, "0");
      begun.await();
      assertThat(next()).isInstanceOf(Heard.Named.class);
      for (int i = 1; i < 20; i++) {
        scene.takeIn(agent, "" + i);
      }
      busy.countDown();

      assertThat(next()).isEqualTo(new Heard.Named(Channel.DUE, Set.of(agent)));
      assertThat(listener).isNotNull();
    }
    assertThat(heard).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void quiet_itLooksNowAndThen() throws Exception {
    try (var listener = listener(Duration.ofMillis(20))) {
      assertThat(next()).isEqualTo(ANYTHING);
      assertThat(next()).isEqualTo(ANYTHING);
      assertThat(listener).isNotNull();
    }
  }

  @Test
  void connectionLost_isMadeAgainAndNothingIsMissed() throws Exception {
    try (var listener = listener(NEVER)) {
      scene.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'rouse listener'
          """);

      assertThat(next()).isEqualTo(ANYTHING); // it is lost
      assertThat(next()).isEqualTo(ANYTHING); // it is there again
      scene.takeIn(agent, "1");
      assertThat(next()).isEqualTo(new Heard.Named(Channel.DUE, Set.of(agent)));
      assertThat(listener).isNotNull();
    }
  }

  @Test
  void databaseAway_itComesBackWithIt() throws Exception {
    try (var server = DurableServer.start(Map.of());
        var listener = Listener.start(server.settings(), NEVER, heard::add)) {
      assertThat(next()).isEqualTo(ANYTHING);
      server.kill();
      assertThat(next()).isEqualTo(ANYTHING);
      server.restart();
      heard.clear();

      try (var other = Database.open(server.settings())) {
        var registry = new Registry(other);
        for (int i = 0; !(heard.poll(100, TimeUnit.MILLISECONDS) instanceof Heard.Named); i++) {
          registry.put(agent, new RegisteredAgent("v" + i, "{}", false));
        }
      }
      assertThat(listener).isNotNull();
    }
  }

  @Test
  void earThrows_itListensOn() throws Exception {
    try (var listener =
        Listener.start(
            scene.settings(),
            NEVER,
            word -> {
              heard.add(word);
              throw new IllegalStateException("this ear hurts");
            })) {
      assertThat(next()).isEqualTo(ANYTHING);
      scene.takeIn(agent, "1");
      assertThat(next()).isInstanceOf(Heard.Named.class);
      scene.takeIn(agent, "2");
      assertThat(next()).isInstanceOf(Heard.Named.class);
      assertThat(listener).isNotNull();
    }
  }

  @Test
  void pooler_isNotListenedThrough() throws Exception {
    var direct = scene.settings();
    var pooled =
        new DatabaseSettings(
            direct.url(),
            direct.user(),
            direct.password(),
            direct.sslMode(),
            direct.rootCertificate(),
            1,
            true);
    try (var listener = Listener.start(pooled, Duration.ofMillis(50), heard::add)) {
      assertThat(next()).isEqualTo(ANYTHING);
      scene.takeIn(agent, "1");
      assertThat(next()).isEqualTo(ANYTHING);
      assertThat(next()).isEqualTo(ANYTHING);
      assertThat(listener).isNotNull();
    }
  }
}
