package dev.rouse.simulation;

import dev.rouse.core.step.Entry;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunRef;
import dev.rouse.simulation.actors.Disasters;
import dev.rouse.simulation.actors.Gateway;
import dev.rouse.simulation.actors.Humans;
import dev.rouse.simulation.actors.Senders;
import dev.rouse.simulation.check.Books;
import dev.rouse.simulation.check.Watch;
import dev.rouse.simulation.memory.Database;
import dev.rouse.simulation.memory.MemoryJournal;
import dev.rouse.simulation.outside.Script;
import dev.rouse.simulation.outside.Targets;
import dev.rouse.simulation.process.Fleet;
import dev.rouse.simulation.process.GatewayJournal;
import dev.rouse.simulation.process.PlannedBug;
import dev.rouse.simulation.process.Rigging;
import dev.rouse.simulation.process.Stage;
import dev.rouse.simulation.process.Weather;
import dev.rouse.simulation.schedule.Draws;
import dev.rouse.simulation.schedule.Host;
import dev.rouse.simulation.schedule.Schedule;
import dev.rouse.simulation.world.Cast;
import dev.rouse.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One world, from its first event until everything in it has ended.
final class Play {
  private static final Instant START = Instant.parse("2030-01-01T00:30:00Z");
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LOOK_SELDOM = Duration.ofSeconds(10);
  private static final Duration MUST_END_WITHIN = Duration.ofHours(24);

  private final World world;
  private final Schedule schedule;
  private final Stage stage;
  private final MemoryJournal truth;
  private final Map<AgentId, Fleet> fleets = new LinkedHashMap<>();
  private final Gateway gateway;
  private final Senders senders;
  private final Humans humans;

  Play(World world, Rigging rigging) {
    this.world = world;
    var draws = new Draws(~world.seed());
    this.schedule = new Schedule(draws.fork(), START);
    PlannedBug.expectedBy(schedule);
    this.stage = stage(world, rigging, draws.fork());
    this.truth = new MemoryJournal(stage.database());
    for (var role : world.agents().entrySet()) {
      var player = Cast.player(role.getKey(), role.getValue());
      stage.database().registry().put(player.id(), player.registered());
      fleets.put(player.id(), new Fleet(stage, player.id(), draws.fork()));
    }
    var host = new Host("world");
    this.gateway = new Gateway(schedule, GatewayJournal.of(stage, host), host);
    this.senders = new Senders(gateway, agent -> fleet(agent).receiver());
    this.humans = new Humans(gateway, stage.books(), world);
    new Disasters(schedule, stage.weather(), draws.fork())
        .prepare(world, stage.database(), List.copyOf(fleets.values()));
  }

  private Stage stage(World world, Rigging rigging, Draws draws) {
    return new Stage(
        world,
        schedule,
        new Weather(schedule, draws, world.climate()),
        new Database(schedule::instant, rigging.omissions()),
        new Watch(new Books(schedule::instant, schedule::fail)),
        new Targets(),
        new Script(world),
        rigging,
        new LinkedHashMap<>());
  }

  private Fleet fleet(String agent) {
    return Optional.ofNullable(fleets.get(new AgentId(Cast.NAMESPACE, agent))).orElseThrow();
  }

  Report play() {
    world.arrivals().forEach(senders::expect);
    schedule.in(Duration.ZERO, this::look);
    schedule.run();
    return Ending.of(world, stage, truth, senders.accepted());
  }

  /// What happened in each run.
  Map<RunRef, List<Entry>> steps() {
    var steps = new LinkedHashMap<RunRef, List<Entry>>();
    stage.books().all().forEach(book -> steps.put(book.offer().ref(), book.steps()));
    return steps;
  }

  /// What the platform and the humans do every now and then.
  private void look() {
    var backlog = truth.backlog();
    fleets.forEach((agent, fleet) -> fleet.lookAfter(backlog.getOrDefault(agent, 0)));
    humans.look();
    boolean calm = stage.weather().calm();
    boolean late = schedule.now() > MUST_END_WITHIN.toNanos();
    if (late || (calm && !gateway.busy() && Ending.unended(world, stage.books()).isEmpty())) {
      schedule.end();
    } else {
      schedule.in(calm && backlog.isEmpty() ? LOOK_SELDOM : LOOK, this::look);
    }
  }
}
