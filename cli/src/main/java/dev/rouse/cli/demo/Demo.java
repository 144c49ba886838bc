package dev.rouse.cli.demo;

import dev.rouse.cli.demo.monitoring.Monitoring;
import dev.rouse.cli.demo.monitoring.Ports;
import dev.rouse.cli.demo.monitoring.Prometheus;
import dev.rouse.cli.demo.monitoring.StandIn;
import dev.rouse.cli.process.Happening;
import dev.rouse.cli.terminal.Terminal;
import dev.rouse.cli.up.Machine;
import dev.rouse.cli.up.Parts;
import dev.rouse.cli.up.Told;
import dev.rouse.cli.up.UpArguments;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The command `demo`, from a fresh data folder to an agent that is asleep again.
public final class Demo implements Told {
  private static final int PATIENCE_SECONDS = 120;
  private static final String AGENT = "default/oncall";

  private final DemoArguments arguments;
  private final Map<String, String> environment;
  private final Story story;
  private final Parts parts = new Parts(this::fault);
  private final BlockingQueue<Seen> happenings = new LinkedBlockingQueue<>();
  private final AtomicReference<String> crashing = new AtomicReference<>("");

  /// Something that happened to the agent, and when.
  private record Seen(Happening happening, Instant at) {}

  private Demo(DemoArguments arguments, Map<String, String> environment) {
    this.arguments = arguments;
    this.environment = environment;
    // Not the process's own: the shell that became it may have built everything first.
    var began = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    this.story = new Story(System.out, Terminal.of(environment), arguments.json(), began);
  }

  /// Plays it; false where something that it promises did not happen.
  ///
  /// @param jar the agent's program
  public static boolean play(DemoArguments arguments, Path jar, Map<String, String> environment)
      throws IOException, InterruptedException {
    var demo = new Demo(arguments, environment);
    demo.parts.endOnSignal();
    var ports = Ports.free();
    var brain = Brain.of(environment);
    var scenery = Scenery.paint(ports, brain);
    demo.parts.add(() -> demo.clear(scenery));
    try {
      demo.play(scenery, ports, brain, jar);
      return true;
    } catch (IOException failed) {
      demo.fail(scenery, failed);
      return false;
    } finally {
      var _ = demo.parts.end();
    }
  }

  /// Says which step did not come, why, and what to look at.
  private void fail(Scenery scenery, IOException why) {
    var missing = story.missing().orElse(State.ASLEEP);
    story.tell(
        State.FAILED,
        AGENT,
        "it has not come to `%s`: %s. Look at %s"
            .formatted(missing.word(), why.getMessage(), scenery.clues(missing)));
  }

  private void clear(Scenery scenery) throws IOException {
    if (story.has(State.FAILED)) {
      scenery.removeAllButLogs();
    } else {
      scenery.remove();
    }
  }

  private void play(Scenery scenery, Ports ports, Brain brain, Path jar)
      throws IOException, InterruptedException {
    story.tell(State.BEGIN, AGENT, "a fresh platform in " + scenery.root());
    var patient = Patient.start(ports.checkout(), scenery.checkoutLog());
    parts.add(patient::end);
    var monitoring = monitoring(scenery, ports);
    story.tell(State.BEGIN, AGENT, "checkout, a small shop, is watched by " + monitoring.name());
    story.tell(State.BEGIN, AGENT, "the agent thinks with " + brain.said());
    var machine = Machine.start(platform(scenery, ports), jar, told(ports), this, parts);
    keep(machine);
    patient.awaitHealth();
    story.tell(State.READY, AGENT, machine.addresses().gateway() + ", and no process of the agent");
    patient.fallIll();
    story.tell(State.SICK, AGENT, "checkout's price service falls silent: orders begin to pile up");
    watch(monitoring, new Chronicle(machine.addresses().gateway(), story, this::checkHope));
  }

  private void watch(Monitoring monitoring, Chronicle chronicle)
      throws IOException, InterruptedException {
    monitoring.awaitFiring();
    story.tell(State.FIRED, AGENT, Monitoring.ALERT + " fires");
    String run = chronicle.awaitTask();
    awaitState(State.STARTED, "the agent wakes from zero: ");
    chronicle.awaitClaim(run);
    chronicle.follow(run);
    awaitState(State.ASLEEP, "the agent is back at zero: ");
  }

  private Monitoring monitoring(Scenery scenery, Ports ports) throws IOException {
    Optional<Monitoring> real =
        arguments.standIn()
            ? Optional.empty()
            : Prometheus.start(scenery.monitoring(), ports, environment);
    var monitoring = real.isPresent() ? real.get() : StandIn.start(ports);
    parts.add(monitoring::close);
    return monitoring;
  }

  private static UpArguments platform(Scenery scenery, Ports ports) {
    return new UpArguments(
        scenery.agents(),
        scenery.data(),
        Optional.empty(),
        Optional.empty(),
        ports.gateway(),
        Optional.empty(),
        false);
  }

  private Map<String, String> told(Ports ports) {
    var told = new HashMap<>(environment);
    told.put("ROUSE_PROMETHEUS_URL", "http://127.0.0.1:" + ports.prometheus());
    return told;
  }

  private void keep(Machine machine) {
    var keeping =
        Thread.ofPlatform()
            .name("keep")
            .daemon()
            .start(() -> {
              try {
                machine.keep();
              } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
              }
            });
    parts.add(() -> {
      keeping.interrupt();
      keeping.join();
    });
  }

  private void awaitState(State state, String words) throws IOException, InterruptedException {
    while (true) {
      var seen = happenings.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (seen == null) {
        throw new IOException(
            "the agent is not " + state.word() + " after " + PATIENCE_SECONDS + " s");
      }
      if (seen.happening().state().equals(state.word())) {
        story.tell(state, AGENT, words + seen.happening().text(), seen.at());
        return;
      }
    }
  }

  @Override
  public void progress(String what) {
    story.tell(State.BEGIN, AGENT, what);
  }

  @Override
  public void fault(String what) {
    System.err.println("rouse: " + what);
  }

  /// An agent that crashes again and again will not answer.
  private void checkHope() throws IOException {
    String why = crashing.get();
    if (!why.isEmpty()) {
      throw new IOException("the agent crashes " + why);
    }
  }

  @Override
  public void happened(Happening happening) {
    if (happening.state().equals("crashing")) {
      crashing.set(happening.text());
    }
    happenings.add(new Seen(happening, Instant.now()));
  }
}
