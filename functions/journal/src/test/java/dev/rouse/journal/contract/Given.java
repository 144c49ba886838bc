package dev.rouse.journal.contract;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.Pulse;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.journal.Told;
import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.Usage;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/// What the contract's tests begin with: an agent of their own, two processes of it, and words for
/// what they do.
abstract class Given {
  private static final AtomicInteger NAMES = new AtomicInteger();
  static final Outcome DONE = new Outcome.Completed("done", Optional.empty());
  static final Outcome FAILED = new Outcome.Failed(new Problem(Kind.MODEL, "no model answers"));

  AgentId agent = new AgentId("unset", "unset");
  Process one = new Process(agent, "one", "1");
  Process two = new Process(agent, "two", "1");

  abstract JournalFixture fixture();

  @BeforeEach
  void givenAnAgentWithTwoProcesses() {
    agent = newAgent();
    one = process("one");
    two = process("two");
  }

  Journal gateway() {
    return fixture().gateway();
  }

  Journal journal() {
    return fixture().agent();
  }

  AgentId newAgent() {
    var name = new AgentId(fixture().namespace(), "agent-" + NAMES.incrementAndGet());
    fixture().register(name, definition("v1"));
    return name;
  }

  static RegisteredAgent definition(String version) {
    return new RegisteredAgent(version, "{\"version\":\"" + version + "\"}", false);
  }

  void suspend(AgentId suspended) {
    fixture().register(suspended, new RegisteredAgent("v1", "{\"version\":\"v1\"}", true));
  }

  /// A process that has announced itself.
  @CanIgnoreReturnValue
  Process process(String name) {
    return process(name, "1");
  }

  @CanIgnoreReturnValue
  Process process(String name, String incarnation) {
    var process = new Process(agent, name, incarnation);
    journal().start(process);
    return process;
  }

  Offer offer(String id) {
    return Offer.of(agent, event(id, "body of " + id));
  }

  static Event event(String id, String body) {
    return Event.of(id, "tests", "dev.rouse.test", Json.of(body));
  }

  @CanIgnoreReturnValue
  RunRef takeIn(Offer offer) {
    var taken = gateway().takeIn(List.of(offer)).getFirst();
    return new RunRef(offer.agent().namespace(), taken.run());
  }

  @CanIgnoreReturnValue
  RunRef takeIn(String id) {
    return takeIn(offer(id));
  }

  @CanIgnoreReturnValue
  List<Claim> claim(Process process, int slots, RunId... known) {
    return journal().claim(process, slots, Set.of(known));
  }

  @CanIgnoreReturnValue
  List<Taken> takeIn(Offer... offers) {
    return gateway().takeIn(List.of(offers));
  }

  @CanIgnoreReturnValue
  Told tell(RunRef run, Input input) {
    return gateway().tell(run, input);
  }

  @CanIgnoreReturnValue
  boolean redrive(RunRef run, String by) {
    return gateway().redrive(run, new Input.Redriven(by));
  }

  @CanIgnoreReturnValue
  Pulse beat(Process process, RunId... known) {
    return journal().heartbeat(process, Set.of(known));
  }

  /// Claims the one run that is due.
  @CanIgnoreReturnValue
  Owner own(Process process) {
    return new Owner(journal(), claim(process, 1).getFirst());
  }

  RunView look(RunRef run) {
    return journal().look(run).orElseThrow();
  }

  RunView.State state(RunRef run) {
    return look(run).state();
  }

  static Step answered(String text) {
    return new Step.Answered(ModelAnswer.text(text), "fake", Usage.NONE, Optional.empty());
  }

  static Ask ask(String id, Instant deadline) {
    var arguments = Json.object().put("replicas", 0).done();
    return new Ask(
        id,
        "call-" + id,
        Ask.Why.APPROVAL,
        "kubectl-scale",
        arguments,
        Ask.hash("kubectl-scale", arguments),
        List.of("group:sre"),
        deadline);
  }
}
