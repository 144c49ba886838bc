package dev.rouse.simulation.sabotage;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.tool.ToolCall;
import java.util.List;

/// What the planted faults make of honest values.
final class Forgery {
  private Forgery() {}

  static Append underEpoch(Append append, int epoch) {
    var steps =
        append.steps().stream()
            .map(e -> new Entry(e.seq(), epoch, e.at(), e.definition(), e.step()))
            .toList();
    return of(append, epoch, steps, append.heard());
  }

  static Append asIfHeard(Append append, int heard) {
    return of(append, append.epoch(), append.steps(), heard);
  }

  static Append withoutIntents(Append append) {
    var steps =
        append.steps().stream()
            .map(e -> e.step() instanceof Step.Intended ? with(e, new Step.Shrunk(List.of())) : e)
            .toList();
    return of(append, append.epoch(), steps, append.heard());
  }

  static Claim firstAttempt(Claim claim) {
    return new Claim(
        claim.task(), claim.epoch(), 1, claim.steps(), claim.inputs(), claim.definition());
  }

  static Claim deaf(Claim claim) {
    return new Claim(
        claim.task(), claim.epoch(), claim.attempt(), claim.steps(), List.of(), claim.definition());
  }

  /// Every intent looks as if it could be repeated.
  static Claim harmless(Claim claim) {
    var steps =
        claim.steps().stream()
            .map(e -> e.step() instanceof Step.Intended(var calls) ? with(e, reading(calls)) : e)
            .toList();
    return new Claim(
        claim.task(), claim.epoch(), claim.attempt(), steps, claim.inputs(), claim.definition());
  }

  static Offer renamed(Offer offer, int copy) {
    var e = offer.event();
    var event =
        new Event(
            e.id() + "-" + copy,
            e.source(),
            e.type(),
            e.subject(),
            e.time(),
            e.contentType(),
            e.data(),
            e.dataBase64(),
            e.extensions());
    return new Offer(
        offer.agent(), event, offer.message(), offer.session(), offer.overlap(), offer.parent());
  }

  static ToolCall renamed(ToolCall call, int number) {
    return new ToolCall(
        call.run(), call.id() + "-" + number, call.tool(), call.arguments(), call.effect());
  }

  private static Step reading(List<Intent> calls) {
    return new Step.Intended(calls.stream().map(c -> new Intent(c.call(), Effect.READ)).toList());
  }

  private static Entry with(Entry entry, Step step) {
    return new Entry(entry.seq(), entry.epoch(), entry.at(), entry.definition(), step);
  }

  private static Append of(Append append, int epoch, List<Entry> steps, int heard) {
    return new Append(
        append.run(),
        epoch,
        append.seq(),
        steps,
        heard,
        append.cameFurther(),
        append.children(),
        append.deliveries(),
        append.spend(),
        append.then());
  }
}
