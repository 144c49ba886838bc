package dev.rouse.cli.up;

import dev.rouse.cli.activator.Activator;
import dev.rouse.cli.census.Census;
import dev.rouse.cli.database.GivenPostgres;
import dev.rouse.cli.database.LocalPostgres;
import dev.rouse.cli.kafka.Begun;
import dev.rouse.cli.kafka.MachineKafka;
import dev.rouse.cli.plane.Plane;
import dev.rouse.cli.process.JarLauncher;
import dev.rouse.cli.process.Keepers;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.task.AgentId;
import dev.rouse.edge.program.Refused;
import dev.rouse.gateway.delivery.SecretsOf;
import dev.rouse.gateway.program.Gateway;
import dev.rouse.gateway.program.Settings;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.kafka.KafkaOffsets;
import dev.rouse.journal.registry.Namespaces;
import dev.rouse.journal.registry.Registry;
import dev.rouse.kafka.process.LocalKafka.Launch;
import dev.rouse.scaler.Scaler;
import dev.rouse.scaler.ScalerSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The platform in this process, from its start to its end: what a cluster spreads over Kubernetes,
/// Knative and KEDA.
public final class Machine {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int ANY_PORT = 0;
  private static final int CONNECTIONS = 2;
  private static final Duration ROUND = Duration.ofMillis(200);
  private static final Duration GRACE = Duration.ofSeconds(25);

  private final UpArguments told;
  private final Told listener;
  private final Parts parts;
  private final Semaphore nudges = new Semaphore(0);
  private final DataFolder data;
  private final MachineKafka kafka;
  private final Database database;
  private final Plane plane;
  private final Scaler scaler;
  private final Activator activator;
  private final Keepers keepers;
  private final Addresses addresses;

  private Machine(
      UpArguments told, Path jar, Map<String, String> environment, Told listener, Parts parts)
      throws IOException, InterruptedException {
    this.told = told;
    this.listener = listener;
    this.parts = parts;
    this.data = DataFolder.take(told.data());
    parts.add(data::close);
    requireFree(told.port());
    this.kafka = kafka();
    var owner = postgres();
    this.database = Database.open(owner.withConnections(CONNECTIONS));
    parts.add(database::close);
    var mounts = data.mounts();
    var gateway = gateway(owner, (_, name, key) -> mounts.secret(name, key));
    this.plane = new Plane(told.agents(), mounts, new Registry(database), listener::fault);
    var _ = plane.refresh();
    gateway.open();
    awaitKafka();
    this.scaler = scaler(owner);
    this.activator = Activator.listen(plane::knows, this::ports, this::nudge);
    parts.add(activator::close);
    this.addresses =
        new Addresses(
            "http://" + LOOPBACK + ":" + gateway.port(),
            activator.address(),
            kafka.bootstrap(),
            owner.url(),
            LOOPBACK + ":" + scaler.port());
    var settings =
        new AgentSettings(new Namespaces(database), addresses, mounts, told.cluster(), environment);
    this.keepers = new Keepers(new JarLauncher(jar, settings::of, data.logs()), listener::happened);
    parts.add(() -> keepers.stop(GRACE));
  }

  /// Starts it.
  ///
  /// @param jar the agent's program
  /// @param parts gets what is to be ended, also where the start fails
  /// @throws BrokenRule where something it was told is wrong
  public static Machine start(
      UpArguments told, Path jar, Map<String, String> environment, Told listener, Parts parts)
      throws IOException, InterruptedException {
    if (!Files.exists(told.agents())) {
      throw new BrokenRule(
          "there is no " + told.agents() + ": name a folder of YAML files with --agents");
    }
    if (!Files.exists(jar)) {
      throw new BrokenRule("the agent's program is not there: " + jar);
    }
    return new Machine(told, jar, environment, listener, parts);
  }

  /// Where everything is.
  public Addresses addresses() {
    return addresses;
  }

  /// Who is awake.
  Census census() {
    return new Census(database, keepers::processes);
  }

  /// How many agents there are.
  int agents() {
    return plane.agents().size();
  }

  /// Said before anything is started for nothing.
  private static void requireFree(int port) throws IOException {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      // Free, or any.
    } catch (BindException taken) {
      throw new IOException(
          "cannot listen on %s:%d: %s; name another port with --port"
              .formatted(LOOPBACK, port, taken.getMessage()),
          taken);
    }
  }

  /// Begun first, as it takes longest.
  private MachineKafka kafka() throws IOException {
    var launch = Launch.on(System.getProperty("rouse.kafka.classpath", ""), data.kafka());
    var begun = new MachineKafka(told.kafka(), launch, listener::fault);
    parts.add(begun::close);
    begun.follow(Plane.read(told.agents()).definitions());
    return begun;
  }

  private void awaitKafka() throws InterruptedException {
    kafka.follow(plane.agents().values());
    kafka.await();
    Begun.await(new KafkaOffsets(database), plane.agents().values(), listener::progress);
  }

  private DatabaseSettings postgres() throws IOException, InterruptedException {
    if (told.database().isPresent()) {
      GivenPostgres.check(told.database().get());
      return told.database().get();
    }
    listener.progress("starting PostgreSQL on " + data.database());
    // Whoever ends this while it starts has no server to close, but one that runs.
    parts.add(() -> LocalPostgres.stopOrphan(data.database()));
    var postgres = LocalPostgres.start(data.database(), data.logs());
    parts.add(postgres::close);
    return postgres.owner();
  }

  private Gateway gateway(DatabaseSettings owner, SecretsOf secrets)
      throws IOException, InterruptedException {
    listener.progress("starting the gateway");
    try {
      var settings = Settings.ofOneMachine(LOOPBACK, told.port(), owner, secrets);
      var gateway = Gateway.listen(settings.withKafka(kafka.access()));
      parts.add(gateway::close);
      gateway.migrate();
      return gateway;
    } catch (Refused refused) {
      throw new IOException(refused.why() + " (here: name another port with --port)", refused);
    }
  }

  private Scaler scaler(DatabaseSettings owner) throws IOException {
    listener.progress("starting the scaler");
    try {
      var settings = new ScalerSettings(LOOPBACK, ANY_PORT, ANY_PORT, Optional.empty(), owner);
      var started = Scaler.start(settings, _ -> nudge());
      parts.add(started::close);
      return started;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("it was told of no certificates", impossible);
    }
  }

  private List<Integer> ports(AgentId agent) {
    return keepers.ports(agent);
  }

  private void nudge() {
    nudges.release();
  }

  /// Does what KEDA and Knative do, until it is interrupted: the scaler's verdict and the calls
  /// that wait say how many processes an agent has.
  public void keep() throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        var _ = plane.refresh();
        kafka.follow(plane.agents().values());
        keepers.round(plane.agents(), demand(), Instant.now());
      } catch (JournalAway away) {
        listener.fault("the journal is away: " + away.getMessage());
      } catch (IOException unreadable) {
        listener.fault("the agents' folder cannot be read: " + unreadable.getMessage());
      }
      if (nudges.tryAcquire(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        var _ = nudges.drainPermits();
      }
    }
  }

  /// A call that was let in is a run of the journal too: of the two the larger one counts.
  private Map<AgentId, Integer> demand() {
    var demand = new HashMap<>(scaler.due());
    activator.calls().forEach((agent, calls) -> demand.merge(agent, calls, Math::max));
    return demand;
  }
}
