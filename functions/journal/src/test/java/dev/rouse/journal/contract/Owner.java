package dev.rouse.journal.contract;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Delivery;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A process at work on one run, as an engine would be: it knows the head and what it has heard.
final class Owner {
  private final Journal journal;
  private final Claim claim;
  private int seq;
  private int heard;

  Owner(Journal journal, Claim claim) {
    this.journal = journal;
    this.claim = claim;
    this.seq = claim.seq();
    this.heard = claim.inputs().isEmpty() ? 0 : claim.inputs().getFirst().number() - 1;
  }

  RunRef run() {
    return claim.task().ref();
  }

  @CanIgnoreReturnValue
  Appended goOn(Step... steps) {
    return write(append(new Append.Then.GoOn(), steps));
  }

  @CanIgnoreReturnValue
  Appended sleep(Step... steps) {
    return write(append(new Append.Then.Sleep(Optional.empty()), steps));
  }

  @CanIgnoreReturnValue
  Appended sleepUntil(Instant due, Step... steps) {
    return write(append(new Append.Then.Sleep(Optional.of(due)), steps));
  }

  @CanIgnoreReturnValue
  Appended end(Outcome outcome) {
    return write(ending(outcome));
  }

  Append ending(Outcome outcome) {
    return append(new Append.Then.End(), new Step.Ended(outcome));
  }

  /// Hears what its run was told meanwhile.
  void hear() {
    List<Numbered> unheard = journal.inputs(run(), heard);
    var steps = unheard.stream().map(input -> new Step.Heard(input.number(), input.input()));
    heard = unheard.isEmpty() ? heard : unheard.getLast().number();
    goOn(steps.toArray(Step[]::new));
  }

  Append append(Append.Then then, Step... steps) {
    return new Append(
        run(),
        claim.epoch(),
        seq,
        entries(steps),
        heard,
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        then);
  }

  static Append further(Append append) {
    return with(append, true, append.children(), append.deliveries(), append.spend());
  }

  static Append delegating(Append append, Offer... children) {
    return with(
        append, append.cameFurther(), List.of(children), append.deliveries(), append.spend());
  }

  static Append sending(Append append, Delivery... deliveries) {
    return with(
        append, append.cameFurther(), append.children(), List.of(deliveries), append.spend());
  }

  static Append spending(Append append, Append.Spend spend) {
    return with(
        append, append.cameFurther(), append.children(), append.deliveries(), Optional.of(spend));
  }

  /// Writes, and remembers the new head where it is written.
  @CanIgnoreReturnValue
  Appended write(Append append) {
    var appended = journal.append(append);
    if (appended instanceof Appended.Written) {
      seq = append.head();
    }
    return appended;
  }

  private List<Entry> entries(Step... steps) {
    var at = Instant.parse("2026-03-01T12:00:00.123456Z").truncatedTo(ChronoUnit.MICROS);
    var entries = new ArrayList<Entry>();
    Stream.of(steps)
        .forEach(step ->
            entries.add(
                new Entry(
                    seq + entries.size() + 1, claim.epoch(), at, claim.definition().hash(), step)));
    return entries;
  }

  private static Append with(
      Append append,
      boolean cameFurther,
      List<Offer> children,
      List<Delivery> deliveries,
      Optional<Append.Spend> spend) {
    return new Append(
        append.run(),
        append.epoch(),
        append.seq(),
        append.steps(),
        append.heard(),
        cameFurther,
        children,
        deliveries,
        spend,
        append.then());
  }
}
