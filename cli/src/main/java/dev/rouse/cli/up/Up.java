package dev.rouse.cli.up;

import dev.rouse.cli.database.LocalPostgres;
import dev.rouse.cli.plane.LocalSecrets;
import dev.rouse.cli.plane.Plane;
import dev.rouse.cli.process.JarLauncher;
import dev.rouse.cli.process.Keepers;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.edge.program.Refused;
import dev.rouse.gateway.delivery.SecretsOf;
import dev.rouse.gateway.program.Gateway;
import dev.rouse.gateway.program.Settings;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.listening.Heard;
import dev.rouse.journal.listening.Listener;
import dev.rouse.journal.registry.Namespaces;
import dev.rouse.journal.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The platform on one machine, from its start to its end.
public final class Up {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration ROUND = Duration.ofMillis(200);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(25);

  private final Console console;
  private final Deque<Part> parts = new ArrayDeque<>();
  private final Semaphore nudges = new Semaphore(0);
  private volatile boolean ending;
  private volatile boolean over;

  /// Something that was started.
  @FunctionalInterface
  private interface Part {
    void end() throws IOException, InterruptedException;
  }

  private Up(Console console) {
    this.console = console;
  }

  /// Starts it, and goes on until somebody ends it.
  ///
  /// @param jar the agent's program
  /// @throws BrokenRule where something it was told is wrong
  public static void run(UpArguments arguments, Path jar, Map<String, String> environment)
      throws IOException, InterruptedException {
    var console = new Console(System.out, System.err, arguments.json());
    var up = new Up(console);
    Runtime.getRuntime().addShutdownHook(new Thread(up::shutDown, "shutdown"));
    try {
      up.goOn(arguments, jar, environment);
    } finally {
      up.over = true;
      var _ = up.end();
    }
  }

  private void goOn(UpArguments arguments, Path jar, Map<String, String> environment)
      throws IOException, InterruptedException {
    check(arguments, jar);
    var data = DataFolder.take(arguments.data());
    parts.push(data::close);
    var secrets = LocalSecrets.read(secretsFile(arguments.agents()));
    secrets.mount(data.secrets());
    var owner = database(arguments, data);
    var gateway = gateway(arguments, owner, secrets);
    var database = Database.open(owner);
    parts.push(database::close);
    var plane = new Plane(arguments.agents(), new Registry(database), console::fault);
    var _ = plane.refresh();
    var settings =
        new AgentSettings(
            new Namespaces(database), url(owner), address(gateway), data.secrets(), environment);
    var keepers = new Keepers(new JarLauncher(jar, settings::of, data.logs()), console::happened);
    parts.push(() -> keepers.stop(GRACE));
    parts.push(Listener.start(owner, LOOK, this::heard)::close);
    console.ready(address(gateway), url(owner), plane.agents().size());
    keep(plane, keepers, new PostgresJournal(database));
  }

  private static void check(UpArguments arguments, Path jar) {
    if (!Files.exists(arguments.agents())) {
      throw new BrokenRule(
          "there is no " + arguments.agents() + ": name a folder of YAML files with --agents");
    }
    if (!Files.exists(jar)) {
      throw new BrokenRule("the agent's program is not there: " + jar);
    }
  }

  private static Path secretsFile(Path agents) {
    return Files.isDirectory(agents)
        ? agents.resolve("secrets.env")
        : agents.resolveSibling("secrets.env");
  }

  private DatabaseSettings database(UpArguments arguments, DataFolder data)
      throws IOException, InterruptedException {
    if (arguments.database().isPresent()) {
      return DatabaseSettings.from(
          Map.of("ROUSE_DATABASE_URL", "jdbc:" + arguments.database().get()));
    }
    console.progress("starting PostgreSQL on " + data.database());
    var postgres = LocalPostgres.start(data.database());
    parts.push(postgres::close);
    return postgres.owner();
  }

  private Gateway gateway(UpArguments arguments, DatabaseSettings owner, LocalSecrets secrets)
      throws IOException, InterruptedException {
    console.progress("starting the gateway");
    SecretsOf found = (_, name, key) -> secrets.get(name, key);
    try {
      var gateway = Gateway.listen(Settings.ofOneMachine(LOOPBACK, arguments.port(), owner, found));
      parts.push(gateway::close);
      gateway.open();
      return gateway;
    } catch (Refused refused) {
      throw new IOException(refused.why(), refused);
    }
  }

  private void heard(Heard heard) {
    nudges.release();
  }

  private void keep(Plane plane, Keepers keepers, PostgresJournal journal)
      throws InterruptedException {
    while (!ending) {
      try {
        var _ = plane.refresh();
        keepers.round(plane.agents(), journal.backlog(), Instant.now());
      } catch (JournalAway away) {
        console.fault("the journal is away: " + away.getMessage());
      } catch (IOException unreadable) {
        console.fault("the agents' folder cannot be read: " + unreadable.getMessage());
      }
      if (nudges.tryAcquire(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        var _ = nudges.drainPermits();
      }
    }
  }

  private static String address(Gateway gateway) {
    return "http://" + LOOPBACK + ":" + gateway.port();
  }

  private static String url(DatabaseSettings owner) {
    return owner.url();
  }

  /// Told to stop, it has ended well. Where it ends by itself its own exit code counts.
  private void shutDown() {
    if (over) {
      return;
    }
    ending = true;
    Runtime.getRuntime().halt(end() ? 0 : 1);
  }

  /// Ends everything, the last that was started first; false where something did not end well.
  private synchronized boolean end() {
    boolean well = true;
    while (!parts.isEmpty()) {
      try {
        parts.pop().end();
      } catch (IOException failed) {
        console.fault("a part did not end well: " + failed.getMessage());
        well = false;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        well = false;
      }
    }
    return well;
  }
}
