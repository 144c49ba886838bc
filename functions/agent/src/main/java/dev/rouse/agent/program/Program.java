package dev.rouse.agent.program;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.agent.door.Door;
import dev.rouse.agent.settings.Settings;
import dev.rouse.agent.telemetry.Telemetry;
import dev.rouse.agent.watch.Follower;
import dev.rouse.agent.watch.News;
import dev.rouse.agent.watch.Onlookers;
import dev.rouse.core.task.AgentId;
import dev.rouse.edge.http.Health;
import dev.rouse.edge.http.Server;
import dev.rouse.edge.program.Refused;
import dev.rouse.edge.program.Watchman;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One agent's process, from its start to its drain.
public final class Program implements Health {
  private static final Logger LOG = LoggerFactory.getLogger(Program.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);
  private static final Duration LAST_SPANS = Duration.ofSeconds(3);

  private final Settings settings;
  private final AgentId agent;
  private final Onlookers onlookers = new Onlookers();
  private final CompletableFuture<Works> works = new CompletableFuture<>();
  private final Follower follower;
  private final Opening opening;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean draining;
  private volatile Optional<String> fault = Optional.empty();
  private volatile Optional<Server> server = Optional.empty();
  private volatile Thread opener = new Thread(() -> {});

  /// A process that has not begun: it may already be told to drain.
  public Program(Settings settings, AgentId agent, Optional<LoneAgent> lone) {
    this.settings = settings;
    this.agent = agent;
    this.follower = follower(settings, agent);
    this.opening = new Opening(settings, agent, lone, onlookers, follower);
  }

  /// No class of telemetry is loaded without a word of it in the settings.
  private static Follower follower(Settings settings, AgentId agent) {
    var exporting = settings.exporting();
    return exporting.isEmpty()
        ? Follower.NOBODY
        : Telemetry.of(exporting.get(), agent, settings.naming().process());
  }

  /// Listens, and opens the journal meanwhile.
  ///
  /// @throws Refused where it cannot
  @CanIgnoreReturnValue
  public Program start() throws Refused, InterruptedException {
    opener = Thread.ofVirtual().name("opening").start(this::open);
    listen();
    return this;
  }

  private void listen() throws Refused, InterruptedException {
    var listening = settings.listening();
    var entrance = new Hall(works, opening, () -> draining);
    var door =
        new Door(
            Watchman.of(listening.letting()),
            entrance,
            onlookers,
            settings.gateway(),
            settings.answerWithin());
    try {
      var listens =
          Server.listen(listening.address(), listening.port(), listening.bounds(), this, door);
      server = Optional.of(listens);
      LOG.atInfo()
          .addKeyValue("agent", agent)
          .addKeyValue("port", listens.port())
          .addKeyValue("access", listening.letting())
          .log("listening");
    } catch (IOException failed) {
      throw new Refused(failed.getMessage() + ": set PORT or ROUSE_ADDRESS");
    }
  }

  private void open() {
    try {
      works.complete(opening.open());
    } catch (InterruptedException stopped) {
      LOG.atDebug().log("stopped while the journal was being opened");
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).log("the journal cannot be opened");
      this.fault = Optional.of(String.valueOf(bug.getMessage()));
    }
  }

  /// Where it listens.
  public int port() {
    return server.orElseThrow().port();
  }

  @Override
  public Optional<String> broken() {
    boolean replaced = working() && !draining && !works.join().engine().alive();
    return replaced
        ? Optional.of("another process has this one's name: set ROUSE_PROCESS to one of its own")
        : fault;
  }

  @Override
  public Optional<String> unready() {
    if (draining) {
      return Optional.of("the process stops");
    }
    return working() ? broken() : fault.or(() -> Optional.of(opening.state()));
  }

  private boolean working() {
    return works.isDone();
  }

  /// Waits until the process is to end; says why where it cannot go on.
  public Optional<String> await() throws InterruptedException {
    while (!done.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
      if (broken().isPresent()) {
        return broken();
      }
    }
    return Optional.empty();
  }

  /// Takes nothing more, brings to an end what it can within the grace, and gives up the rest.
  public void drain() {
    draining = true;
    try {
      opener.interrupt();
      opener.join();
      if (working()) {
        works.join().engine().drain(settings.grace());
      }
      onlookers.tellAll(new News.Left());
      if (server.isPresent()) {
        server.get().awaitAnswers(LAST_ANSWERS);
        server.get().close();
      }
      opening.close();
      follower.leave(LAST_SPANS);
      LOG.atInfo().addKeyValue("agent", agent).log("drained");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      done.countDown();
    }
  }
}
