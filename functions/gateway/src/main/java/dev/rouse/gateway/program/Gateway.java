package dev.rouse.gateway.program;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.edge.access.Guard;
import dev.rouse.edge.http.Health;
import dev.rouse.edge.http.Server;
import dev.rouse.gateway.alert.Vigil;
import dev.rouse.gateway.api.Watch;
import dev.rouse.gateway.delivery.Addresses;
import dev.rouse.gateway.delivery.Deliverer;
import dev.rouse.gateway.delivery.Envelopes;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.gateway.intake.Batcher;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One gateway, from its start to its end.
public final class Gateway implements Health, AutoCloseable {
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
  private final Batcher intake;
  private final List<Runnable> endings = new ArrayList<>();
  private Optional<Server> server = Optional.empty();
  private volatile boolean stopping;

  private Gateway(Settings settings) {
    this.database = Database.open(settings.database().withConnections(CONNECTIONS));
    this.journal = new PostgresJournal(database);
    this.directory = new Directory(new RegistryCopy(database));
    this.intake = new Batcher(journal::takeIn, INTAKE_WRITERS);
  }

  /// Migrates the journal and opens the door.
  ///
  /// @throws JournalAway where the journal cannot be reached: call again
  /// @throws IOException where it cannot listen
  public static Gateway open(Settings settings) throws IOException, InterruptedException {
    Migrations.run(settings.database());
    var gateway = new Gateway(settings);
    boolean open = false;
    try {
      gateway.begin(settings);
      open = true;
      return gateway;
    } finally {
      if (!open) {
        gateway.close();
      }
    }
  }

  private void begin(Settings settings) throws IOException, InterruptedException {
    directory.refresh();
    var watch = new Watch(new Runs(database));
    var entrance = Entrance.of(Guard.OPEN, database, directory, intake, watch, clock);
    var listens =
        Server.listen(settings.address(), settings.port(), settings.bounds(), this, entrance);
    server = Optional.of(listens);
    rounds(settings, settings.addresses().at("http://127.0.0.1:" + listens.port()), watch);
  }

  private void rounds(Settings settings, Addresses addresses, Watch watch) {
    var registry = repeat("registry", LOOK_AT_REGISTRY, directory::refresh);
    var ticker = new Ticker(directory, new Schedules(database), journal::takeIn);
    var envelopes = new Envelopes(addresses, settings.secrets(), clock);
    var deliverer = new Deliverer(new Deliveries(database), envelopes, clock);
    var vigil = new Vigil(directory, new Incidents(database));
    repeat("incidents", TICK, vigil::round);
    repeat("upkeep", UPKEEP, new Upkeep(database)::round);
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
    endings.add(listener::close);
  }

  @CanIgnoreReturnValue
  private Rounds repeat(String name, Duration every, Runnable round) {
    var rounds = Rounds.of(name, every, round);
    endings.add(rounds::close);
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
    return stopping ? Optional.of("the gateway stops") : Optional.empty();
  }

  /// Answers what has come, and takes nothing more.
  @Override
  public void close() {
    stopping = true;
    server.ifPresent(Gateway::close);
    intake.close();
    endings.forEach(Runnable::run);
    database.close();
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
