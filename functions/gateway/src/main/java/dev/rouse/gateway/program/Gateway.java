package dev.rouse.gateway.program;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Taken;
import dev.rouse.edge.access.Guard;
import dev.rouse.edge.http.Health;
import dev.rouse.edge.http.Server;
import dev.rouse.edge.program.Refused;
import dev.rouse.edge.program.Watchman;
import dev.rouse.gateway.alert.Vigil;
import dev.rouse.gateway.api.Watch;
import dev.rouse.gateway.delivery.Deliverer;
import dev.rouse.gateway.delivery.Envelopes;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.gateway.intake.Batcher;
import dev.rouse.gateway.kafka.intake.KafkaIntake;
import dev.rouse.gateway.kafka.sending.TopicProducer;
import dev.rouse.gateway.metrics.Counters;
import dev.rouse.gateway.schedule.Ticker;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.delivery.Deliveries;
import dev.rouse.journal.incident.Incidents;
import dev.rouse.journal.listening.Channel;
import dev.rouse.journal.listening.Heard;
import dev.rouse.journal.listening.Listener;
import dev.rouse.journal.migration.Migrations;
import dev.rouse.journal.people.Runs;
import dev.rouse.journal.registry.RegistryCopy;
import dev.rouse.journal.schedule.Schedules;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One gateway, from its start to its end.
public final class Gateway implements Health, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Duration TRY_AGAIN = Duration.ofMillis(500);
  private static final int INTAKE_WRITERS = 2;
  private static final int CONNECTIONS = 8;
  private static final Duration LOOK_AT_REGISTRY = Duration.ofSeconds(1);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration UPKEEP = Duration.ofMinutes(1);
  private static final Duration DELIVER = Duration.ofMillis(250);
  private static final Duration LOOK_AT_AWAITED = Duration.ofMillis(50);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

  private final InstantSource clock = Clock.systemUTC();
  private final Database database;
  private final Journal journal;
  private final Directory directory;
  private final Counters counters = new Counters();
  private final Function<List<Offer>, List<Taken>> takeIn;
  private final Batcher intake;
  private final Watch watch;
  private final KafkaIntake kafka;
  private final Settings settings;
  private final List<Rounds> repeated = new ArrayList<>();
  private final Deque<Runnable> endings = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<Server> server = Optional.empty();
  private boolean migrated;
  private volatile boolean ready;
  private volatile boolean stopping;

  private Gateway(Settings settings) {
    this.settings = settings;
    this.database = Database.open(settings.database().withConnections(CONNECTIONS));
    this.journal = new PostgresJournal(database);
    this.directory = new Directory(new RegistryCopy(database));
    this.takeIn = counters.counting(journal::takeIn);
    this.intake = new Batcher(takeIn, INTAKE_WRITERS);
    this.watch = new Watch(new Runs(database));
    this.kafka = new KafkaIntake(settings.kafka(), database, directory);
  }

  /// Listens. Until it is opened it says that it is not ready.
  ///
  /// @throws Refused where it cannot
  public static Gateway listen(Settings settings) throws Refused, InterruptedException {
    var guard = Watchman.of(settings.listening().letting());
    var gateway = new Gateway(settings);
    boolean listens = false;
    try {
      gateway.listen(guard);
      listens = true;
      return gateway;
    } catch (IOException failed) {
      throw new Refused(failed.getMessage() + ": set PORT or ROUSE_ADDRESS");
    } finally {
      if (!listens) {
        gateway.close();
      }
    }
  }

  private void listen(Guard guard) throws IOException, InterruptedException {
    var listening = settings.listening();
    var entrance =
        new Entrance(
            guard,
            new Throttle(settings.perSecond(), System::nanoTime),
            settings.triggersShowTokens(),
            Ways.of(database, directory, intake, watch, counters, kafka, settings.kafka(), clock),
            () -> ready);
    var listens =
        Server.listen(
            listening.address(),
            listening.port(),
            settings.tls(),
            listening.bounds(),
            this,
            entrance);
    server = Optional.of(listens);
    LOG.atInfo()
        .addKeyValue("port", listens.port())
        .addKeyValue("access", listening.letting())
        .addKeyValue("tls", settings.tls().isPresent())
        .log("listening");
  }

  /// Migrates the journal, however long it takes until that is possible.
  public void migrate() throws InterruptedException {
    migrated = migrated || insisted(() -> Migrations.run(settings.database()));
  }

  /// Opens the door once the journal is migrated and the agents in it are known.
  public void open() throws InterruptedException {
    migrate();
    if (migrated && insisted(directory::refresh)) {
      rounds();
      ready = true;
    }
  }

  /// Does it as soon as the journal is there; false where the gateway is closed before.
  private boolean insisted(Runnable step) throws InterruptedException {
    boolean said = false;
    while (!done(step, said)) {
      said = true;
      if (closed.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  private static boolean done(Runnable step, boolean said) {
    try {
      step.run();
      return true;
    } catch (JournalAway away) {
      if (!said) {
        LOG.atWarn().addKeyValue("problem", away.getMessage()).log("waiting for the journal");
      }
      return false;
    }
  }

  /// Waits until it is closed.
  public void await() throws InterruptedException {
    closed.await();
  }

  private void rounds() {
    var addresses = settings.addresses().at("http://127.0.0.1:" + port());
    var registry = repeat("registry", LOOK_AT_REGISTRY, directory::refresh);
    var ticker = new Ticker(directory, new Schedules(database), takeIn);
    var envelopes = new Envelopes(addresses, settings.sinks(), settings.secrets(), clock);
    var producer = new TopicProducer(settings.kafka());
    endings.push(producer::close);
    var deliverer =
        new Deliverer(
            new Deliveries(database), envelopes, settings.sinks(), producer, clock, counters);
    repeat("kafka", LOOK_AT_REGISTRY, kafka::round);
    endings.push(kafka::close);
    var vigil = new Vigil(directory, new Incidents(database));
    repeat("incidents", TICK, vigil::round);
    repeat("upkeep", UPKEEP, new Upkeep(database, settings.retention())::round);
    repeat("awaited", LOOK_AT_AWAITED, watch::look);
    repeat(
        "schedules",
        TICK,
        () -> {
          var _ = ticker.tick(clock.instant());
        });
    repeat(
        "deliveries",
        DELIVER,
        () -> {
          var _ = deliverer.round();
        });
    var listener =
        Listener.start(
            settings.database(),
            LOOK_AT_REGISTRY.multipliedBy(10),
            heard -> {
              if (concernsRegistry(heard)) {
                registry.nudge();
              }
            });
    endings.push(listener::close);
  }

  @CanIgnoreReturnValue
  private Rounds repeat(String name, Duration every, Runnable round) {
    var rounds = Rounds.of(name, every, round);
    repeated.add(rounds);
    endings.push(rounds::close);
    return rounds;
  }

  private static boolean concernsRegistry(Heard heard) {
    return switch (heard) {
      case Heard.Anything _ -> true;
      case Heard.Named(var channel, var _) -> channel == Channel.REGISTRY;
    };
  }

  /// Where it listens.
  public int port() {
    return server.orElseThrow().port();
  }

  @Override
  public Optional<String> broken() {
    return Optional.empty();
  }

  @Override
  public Optional<String> unready() {
    if (stopping) {
      return Optional.of("the gateway stops");
    }
    return ready ? Optional.empty() : Optional.of("the journal is being opened");
  }

  /// Answers what has come, and takes nothing more. What was begun last ends first: it may use what
  /// was there before.
  @Override
  public void close() {
    stopping = true;
    server.ifPresent(Gateway::close);
    intake.close();
    repeated.forEach(Rounds::end);
    endings.forEach(Runnable::run);
    database.close();
    closed.countDown();
    LOG.atInfo().log("drained");
  }

  private static void close(Server server) {
    try {
      server.awaitAnswers(LAST_ANSWERS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    server.close();
  }
}
