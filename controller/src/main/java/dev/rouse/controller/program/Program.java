package dev.rouse.controller.program;

import dev.rouse.controller.api.KubeApi;
import dev.rouse.controller.loop.Controller;
import dev.rouse.controller.probe.ToolServers;
import dev.rouse.controller.registry.Registrar;
import dev.rouse.controller.watch.Watches;
import dev.rouse.controller.world.World;
import dev.rouse.core.journal.JournalAway;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One controller at work, from its first look to its end.
public final class Program implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Program.class);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration KINDS = Duration.ofSeconds(30);
  private static final Duration ASKING = Duration.ofSeconds(20);
  private static final Duration EVERYTHING = Duration.ofMinutes(10);

  private final World world = new World();
  private final ToolServers servers;
  private final Controller controller;
  private final Watches watches;
  private final int workers;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean synced;

  /// @param namespace the platform's
  public Program(
      KubernetesClient client,
      Registrar registrar,
      String namespace,
      String identity,
      int workers,
      Clock clock) {
    var api = new KubeApi(client, clock, identity);
    this.servers = new ToolServers(world, namespace, ToolServers::isOurs);
    this.controller = new Controller(world, api, registrar, servers, namespace, clock);
    this.watches = new Watches(client, world, controller::changed, _ -> controller.all());
    this.workers = workers;
  }

  /// Sees what there is, then works until it is closed.
  public void run() throws InterruptedException {
    boolean looked = false;
    while (!looked && !ended(Duration.ZERO)) {
      looked = looked();
      if (!looked && ended(Duration.ofSeconds(1))) {
        return;
      }
    }
    while (!watches.synced()) {
      if (ended(LOOK)) {
        return;
      }
    }
    synced = true;
    LOG.atInfo().log("everything there is has been seen");
    budgets();
    controller.start(workers);
    var asking = Thread.ofVirtual().name("tool-servers").start(this::askToolServers);
    goOn();
    asking.interrupt();
  }

  private void goOn() throws InterruptedException {
    sweep();
    long rest = EVERYTHING.toNanos() + System.nanoTime();
    while (!ended(KINDS)) {
      var _ = looked();
      budgets();
      if (rest - System.nanoTime() < 0) {
        rest = EVERYTHING.toNanos() + System.nanoTime();
        sweep();
        controller.all();
      }
    }
  }

  private boolean ended(Duration most) throws InterruptedException {
    return ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean looked() {
    try {
      watches.look();
      return true;
    } catch (KubernetesClientException away) {
      LOG.atWarn()
          .addKeyValue("problem", String.valueOf(away.getMessage()))
          .log("the API server does not say which kinds it has");
      return false;
    }
  }

  private void askToolServers() {
    try {
      do {
        controller.askToolServers();
      } while (!ended(ASKING));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void budgets() {
    try {
      controller.lookAtBudgets();
    } catch (JournalAway away) {
      LOG.atWarn()
          .addKeyValue("problem", String.valueOf(away.getMessage()))
          .log("budgets could not be looked at");
    }
  }

  private void sweep() {
    try {
      controller.sweep();
    } catch (JournalAway away) {
      LOG.atWarn()
          .addKeyValue("problem", String.valueOf(away.getMessage()))
          .log("the registry could not be swept");
    }
  }

  public Controller controller() {
    return controller;
  }

  /// Whether it has seen all that there was at its start.
  public boolean synced() {
    return synced;
  }

  /// As Prometheus reads it.
  public String metrics() {
    return Metrics.of(controller, world);
  }

  @Override
  public void close() {
    ended.countDown();
    controller.close();
    servers.close();
    watches.close();
  }
}
