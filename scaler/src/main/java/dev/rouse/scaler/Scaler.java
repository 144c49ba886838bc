package dev.rouse.scaler;

import dev.rouse.core.task.AgentId;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.listening.Channel;
import dev.rouse.journal.listening.Heard;
import dev.rouse.journal.listening.Listener;
import dev.rouse.journal.registry.AgentNames;
import dev.rouse.scaler.keda.ScalerService;
import dev.rouse.scaler.probe.Gauges;
import dev.rouse.scaler.probe.Probes;
import dev.rouse.scaler.transport.HealthService;
import dev.rouse.scaler.transport.Transport;
import dev.rouse.scaler.watch.Memory;
import dev.rouse.scaler.watch.Source;
import dev.rouse.scaler.watch.Wakes;
import dev.rouse.scaler.watch.Watch;
import externalscaler.ExternalScalerGrpc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One replica of the scaler: any number of them may run beside each other, as each reads for
/// itself.
public final class Scaler implements AutoCloseable {
  private static final Duration REMIND_EVERY = Duration.ofSeconds(1);

  /// The journal is read each second anyway: this only finds out a connection that is gone.
  private static final Duration LISTENER_LOOKS_EVERY = Duration.ofSeconds(20);

  private final Database database;
  private final ScheduledExecutorService clock;
  private final Memory memory = new Memory();
  private final ScalerService service = new ScalerService(memory);
  private final HealthService health =
      new HealthService(Set.of(ExternalScalerGrpc.SERVICE_NAME), this::serving);
  private final Wakes wakes = new Wakes();
  private final Watch watch;
  private final Listener listener;
  private final Transport transport;
  private final Probes probes;
  private volatile boolean draining;

  private Scaler(ScalerSettings settings, Consumer<Set<AgentId>> woken)
      throws IOException, GeneralSecurityException {
    this.database = Database.open(settings.database());
    this.clock =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("clock").factory());
    var source = Source.of(new PostgresJournal(database), new AgentNames(database));
    Consumer<Set<AgentId>> wake = service::wake;
    this.watch = new Watch(source, wakes, memory, wake.andThen(woken));
    this.transport =
        Transport.listen(
            new InetSocketAddress(settings.address(), settings.port()),
            settings.tls(),
            List.of(service, health),
            clock);
    this.listener = Listener.start(settings.database(), LISTENER_LOOKS_EVERY, this::hear);
    var probed = new InetSocketAddress(settings.address(), settings.healthPort());
    this.probes = Probes.listen(probed, watch::alive, this::serving, this::gauges);
  }

  /// Listens, and begins to read the journal. It need not be there yet.
  public static Scaler start(ScalerSettings settings) throws IOException, GeneralSecurityException {
    return start(settings, _ -> {});
  }

  /// The same inside another program, which hears what KEDA is pushed.
  ///
  /// @param woken is told which agents are to be woken now
  public static Scaler start(ScalerSettings settings, Consumer<Set<AgentId>> woken)
      throws IOException, GeneralSecurityException {
    var scaler = new Scaler(settings, woken);
    scaler.watch.start();
    var _ =
        scaler.clock.scheduleAtFixedRate(
            scaler::eachSecond, 0, REMIND_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return scaler;
  }

  /// What is due, of the agents that have anything, as KEDA is told it.
  public Map<AgentId, Integer> due() {
    return memory.due();
  }

  /// Where it listens.
  public int port() {
    return transport.port();
  }

  /// Where it answers probes.
  public int healthPort() {
    return probes.port();
  }

  /// Ends open calls cleanly, so that KEDA asks another replica at once.
  @Override
  public void close() {
    draining = true;
    transport.drain();
    service.end();
    health.end();
    transport.close();
    probes.close();
    listener.close();
    clock.shutdownNow();
    watch.close();
    database.close();
  }

  private void hear(Heard heard) {
    switch (heard) {
      case Heard.Named(var channel, var agents) when channel == Channel.DUE ->
          agents.forEach(wakes::due);
      case Heard.Named _, Heard.Anything _ -> wakes.lookAgain();
    }
  }

  private void eachSecond() {
    service.remind();
    health.look();
  }

  private Gauges gauges() {
    return new Gauges(
        memory.agents(), memory.active().size(), memory.backlog(), service.open(), memory.fresh());
  }

  private boolean serving() {
    return memory.ready() && !draining;
  }
}
