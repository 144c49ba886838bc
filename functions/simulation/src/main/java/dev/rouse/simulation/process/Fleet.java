package dev.rouse.simulation.process;

import dev.rouse.core.journal.Process;
import dev.rouse.core.task.AgentId;
import dev.rouse.simulation.schedule.Draws;
import dev.rouse.simulation.schedule.Host;
import dev.rouse.simulation.world.Feature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The processes of one agent: started when there is work, started again when they die, drained
/// when there is none.
public final class Fleet {
  private static final int MOST = 3;
  private static final Duration IDLE_AFTER = Duration.ofSeconds(10);

  private final Stage stage;
  private final AgentId agent;
  private final Draws draws;
  private final int wanted;
  private final List<Replica> replicas = new ArrayList<>();
  private int names;
  private int incarnations;
  private int starting;
  private long idleSince;

  public Fleet(Stage stage, AgentId agent, Draws draws) {
    this.stage = stage;
    this.agent = agent;
    this.draws = draws;
    this.wanted = draws.between(1, MOST);
  }

  /// Looks after the processes, as the platform does every now and then.
  public void lookAfter(int backlog) {
    replicas.removeIf(replica -> !replica.alive());
    replicas.stream().filter(Replica::stopped).toList().forEach(Replica::exit);
    long now = stage.schedule().now();
    boolean calm = stage.weather().calm();
    if (backlog > 0) {
      idleSince = now;
      if (replicas.size() + starting < (calm ? 1 : wanted)) {
        start(newName());
      }
    } else if ((calm || stage.world().has(Feature.SCALE_TO_ZERO))
        && now - idleSince > IDLE_AFTER.toNanos()) {
      working().forEach(replica -> replica.drain(grace()));
    }
    if (!calm && stage.world().has(Feature.DRAINS) && draws.onceIn(15)) {
      anyWorking().ifPresent(replica -> replica.drain(grace()));
    }
  }

  private Duration grace() {
    return Duration.ofMillis(draws.oneOf(100, 2_000, 30_000));
  }

  private List<Replica> working() {
    return replicas.stream().filter(Replica::working).toList();
  }

  private Optional<Replica> anyWorking() {
    var working = working();
    return working.isEmpty() ? Optional.empty() : Optional.of(draws.oneOf(working));
  }

  /// A process that takes tasks itself, where there is one.
  public Optional<Receiver> receiver() {
    return anyWorking().map(replica -> replica::receive);
  }

  /// Lets one process lose its way to the journal for a while.
  public void partition(Duration duration) {
    anyWorking()
        .ifPresent(replica -> {
          stage.schedule().note(replica.host().name(), "is cut off");
          replica.wire().cut(true);
          stage.schedule().in(duration, () -> replica.wire().cut(false));
        });
  }

  private String newName() {
    return agent.name() + "-" + names++;
  }

  private void start(String name) {
    var process = new Process(agent, name, Integer.toString(incarnations++));
    var replica = new Replica(stage, process, this::strike, this::died);
    stage.schedule().note(replica.host().name(), "starts");
    replicas.add(replica);
    replica.boot();
  }

  private void startLater(String name, Duration after) {
    starting++;
    stage
        .schedule()
        .in(
            after,
            () -> {
              starting--;
              start(name);
            });
  }

  private void strike(Host host) {
    if (host.killed()) {
      return;
    }
    switch (stage.weather().fate()) {
      case LIVES -> {}
      case DIES ->
          replicas.stream().filter(r -> r.host() == host).findFirst().ifPresent(this::died);
      case PAUSES -> paused(host);
    }
  }

  /// It is gone without a word; perhaps it comes back under its name.
  private void died(Replica replica) {
    stage.schedule().note(replica.host().name(), "dies");
    stage.schedule().kill(replica.host());
    if (draws.onceIn(2)) {
      startLater(replica.process().name(), Duration.ofMillis(draws.oneOf(50, 2_000, 20_000)));
    }
  }

  /// It stands still. Perhaps somebody takes it for dead and starts it again.
  private void paused(Host host) {
    var pause = stage.weather().pause();
    stage.schedule().note(host.name(), "stands still for " + pause);
    stage.schedule().pause(host);
    stage.schedule().in(pause, () -> stage.schedule().goOn(host));
    if (stage.world().has(Feature.SAME_NAMES) && draws.onceIn(3)) {
      String name = host.name().substring(0, host.name().indexOf('#'));
      startLater(name, Duration.ofMillis(draws.between(0, 5_000)));
    }
  }
}
