package dev.rouse.e2e.child;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.Pulse;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.journal.Spent;
import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.journal.Told;
import dev.rouse.core.journal.Verdict;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.stored.StepJson;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import dev.rouse.e2e.boundary.Boundary.Phase;
import dev.rouse.e2e.boundary.Gate;
import dev.rouse.e2e.boundary.PortCall;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A journal whose verbs pass a gate before and after.
final class GatedJournal implements Journal {
  private final Journal journal;
  private final Gate gate;
  private final String agent;

  GatedJournal(Journal journal, Gate gate, String agent) {
    this.journal = journal;
    this.gate = gate;
    this.agent = agent;
  }

  @Override
  public List<Taken> takeIn(List<Offer> offers) {
    return pass(call("take-in", "", ""), () -> journal.takeIn(offers));
  }

  @Override
  public TakenHere takeInHere(Offer offer, Process process) {
    return pass(
        call("take-in-here", offer.id().value(), ""), () -> journal.takeInHere(offer, process));
  }

  @Override
  public Told tell(RunRef run, Input input) {
    return pass(call("tell", run.id().value(), ""), () -> journal.tell(run, input));
  }

  @Override
  public Verdict decide(RunRef run, String ask, String hash, Input.Decided decision) {
    return pass(
        call("decide", run.id().value(), ask), () -> journal.decide(run, ask, hash, decision));
  }

  @Override
  public boolean redrive(RunRef run, Input.Redriven by) {
    return pass(call("redrive", run.id().value(), ""), () -> journal.redrive(run, by));
  }

  @Override
  public void start(Process process) {
    var _ =
        pass(
            call("start", "", ""),
            () -> {
              journal.start(process);
              return process;
            });
  }

  @Override
  public Pulse heartbeat(Process process, Set<RunId> known) {
    return pass(call("heartbeat", "", ""), () -> journal.heartbeat(process, known));
  }

  @Override
  public List<Claim> claim(Process process, int slots, Set<RunId> known) {
    return pass(
        call("claim", "", ""),
        () -> journal.claim(process, slots, known),
        claims -> claimed(call("claim", "", ""), claims));
  }

  /// An empty claim has no run: whoever watches passes it over.
  private static PortCall claimed(PortCall call, List<Claim> claims) {
    return call.of(
        claims.stream().map(claim -> claim.task().id().value()).collect(Collectors.joining(",")),
        claims.stream().map(claim -> "at " + claim.seq()).collect(Collectors.joining(",")));
  }

  @Override
  public Appended append(Append append) {
    var call = call("append", append.run().id().value(), detail(append));
    return pass(
        call,
        () -> journal.append(append),
        appended ->
            appended instanceof Appended.Written
                ? call
                : call.of(call.run(), call.detail() + " refused"));
  }

  private static String detail(Append append) {
    String steps =
        append.steps().stream()
            .map(entry -> StepJson.kind(entry.step()))
            .collect(Collectors.joining("+"));
    return (append.seq() + 1)
        + ":"
        + steps
        + " "
        + append.then().getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Numbered> inputs(RunRef run, int after) {
    return pass(
        call("inputs", run.id().value(), "after " + after), () -> journal.inputs(run, after));
  }

  @Override
  public void giveUp(Process process, Map<RunId, Integer> epochs) {
    String runs = epochs.keySet().stream().map(RunId::value).collect(Collectors.joining(","));
    var _ =
        pass(
            call("give-up", runs, ""),
            () -> {
              journal.giveUp(process, epochs);
              return runs;
            });
  }

  @Override
  public Optional<RunView> look(RunRef run) {
    return journal.look(run);
  }

  @Override
  public Spent spentSince(AgentId who, Instant from) {
    return pass(call("spent", "", ""), () -> journal.spentSince(who, from));
  }

  @Override
  public Map<AgentId, Integer> backlog() {
    return journal.backlog();
  }

  private PortCall call(String verb, String run, String detail) {
    return new PortCall(verb, agent, run, detail);
  }

  private <T> T pass(PortCall call, Supplier<T> verb) {
    return pass(call, verb, done -> call);
  }

  private <T> T pass(PortCall call, Supplier<T> verb, Function<T, PortCall> said) {
    gate.holdThrough(Phase.BEFORE, call);
    try {
      T done = verb.get();
      gate.holdThrough(Phase.AFTER, said.apply(done));
      return done;
    } catch (JournalAway away) {
      gate.holdThrough(Phase.AFTER, call.of(call.run(), "away"));
      throw away;
    }
  }
}
