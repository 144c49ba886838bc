package dev.rouse.simulation.check;

import dev.rouse.core.journal.Process;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.task.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known of one run from the journal's answers alone.
public final class Book {
  final Offer offer;
  final List<Entry> steps = new ArrayList<>();
  final List<Input> told = new ArrayList<>();
  private final Map<Process, Instant> lostAt = new HashMap<>();
  private Optional<Process> owner = Optional.empty();
  Optional<Instant> sleepsUntil = Optional.empty();
  Optional<Outcome> outcome = Optional.empty();
  boolean asleep;
  int epoch;
  int attempts;
  int heard;
  int redrives;

  Book(Offer offer) {
    this.offer = offer;
  }

  public Offer offer() {
    return offer;
  }

  public List<Entry> steps() {
    return List.copyOf(steps);
  }

  public Optional<Outcome> outcome() {
    return outcome;
  }

  public boolean ended() {
    return outcome.isPresent();
  }

  public int redrives() {
    return redrives;
  }

  /// Whether its last step says that it is over.
  boolean over() {
    return !steps.isEmpty() && steps.getLast().step() instanceof Step.Ended;
  }

  int seq() {
    return steps.size();
  }

  Optional<Process> owner() {
    return owner;
  }

  void ownedFromNowOn(Process process, Instant now) {
    unowned(now);
    lostAt.remove(process);
    owner = Optional.of(process);
  }

  void unowned(Instant now) {
    owner.ifPresent(former -> lostAt.put(former, now));
    owner = Optional.empty();
  }

  /// Since when it is no longer this process's.
  Optional<Instant> lostBy(Process process) {
    return Optional.ofNullable(lostAt.get(process));
  }

  boolean ownedBy(Process process) {
    return owner.filter(process::equals).isPresent();
  }

  /// Whether a repeat of this input is no news to it.
  boolean wasTold(Input input) {
    for (int i = 0; i < told.size(); i++) {
      boolean counts = input.saidOnce() || i >= heard;
      if (counts && told.get(i).identity().equals(input.identity())) {
        return true;
      }
    }
    return false;
  }

  <S extends Step> Stream<S> all(Class<S> kind) {
    return steps.stream().map(Entry::step).filter(kind::isInstance).map(kind::cast);
  }

  Optional<Ask> ask(String id) {
    return all(Step.Asked.class)
        .map(Step.Asked::ask)
        .filter(ask -> ask.id().equals(id))
        .findFirst();
  }

  boolean intended(String call) {
    return all(Step.Intended.class)
        .flatMap(step -> step.calls().stream())
        .anyMatch(intent -> intent.call().equals(call));
  }

  Optional<ToolResult> result(String call) {
    return all(Step.Returned.class)
        .filter(step -> step.call().equals(call))
        .map(Step.Returned::result)
        .findFirst();
  }

  boolean lost(String call) {
    return all(Step.Lost.class).anyMatch(step -> step.calls().contains(call));
  }

  /// The asks about a call that humans allowed, and that the run heard of.
  List<Ask> allowed(String call, Ask.Why why) {
    return all(Step.Heard.class)
        .map(Step.Heard::input)
        .filter(input -> input instanceof Input.Decided decided && decided.allowed())
        .flatMap(input -> ask(((Input.Decided) input).ask()).stream())
        .filter(ask -> ask.call().equals(call) && ask.why() == why)
        .toList();
  }

  @Override
  public String toString() {
    return offer.id().value().substring(0, 8) + " of " + offer.agent().name();
  }
}
