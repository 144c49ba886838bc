package dev.rouse.core.machine;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Append.Spend;
import dev.rouse.core.journal.Append.Then;
import dev.rouse.core.journal.Delivery;
import dev.rouse.core.outgoing.ChildOffer;
import dev.rouse.core.outgoing.Destinations;
import dev.rouse.core.outgoing.Outgoing;
import dev.rouse.core.run.RunState;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.step.Usage;
import dev.rouse.core.task.Offer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one append that a transition asks for: its steps, and all that follows from them.
public final class Writes {
  private Writes() {}

  /// What a transition asks for.
  ///
  /// @param seq the head before the transition
  public static Append of(Definition definition, int seq, Transition transition) {
    var state = transition.state();
    var entries = transition.entries();
    return new Append(
        state.task().ref(),
        state.epoch(),
        seq,
        entries,
        state.heard(),
        entries.stream().anyMatch(Writes::cameFurther),
        entries.stream().flatMap(entry -> child(state, entry).stream()).toList(),
        deliveries(definition, transition),
        spend(entries),
        then(transition.next()));
  }

  private static Optional<Offer> child(RunState state, Entry entry) {
    return entry.step() instanceof Step.Delegated(var call, var to, _, _, var arguments)
        ? Optional.of(ChildOffer.of(state.task(), call, to, arguments))
        : Optional.empty();
  }

  private static Then then(Next next) {
    return switch (next) {
      case Next.AskModel _, Next.CallTools _, Next.Rest _ -> new Then.GoOn();
      case Next.Sleep(var due) -> new Then.Sleep(Optional.of(due));
      case Next.End _ -> new Then.End();
    };
  }

  private static boolean cameFurther(Entry entry) {
    return switch (entry.step()) {
      case Step.Answered _, Step.Summarised _ -> true;
      case Step.Returned(_, var result) ->
          result instanceof ToolResult.Ok || result instanceof ToolResult.Failed;
      case Step.Intended _,
          Step.Asked _,
          Step.Delegated _,
          Step.Heard _,
          Step.Expired _,
          Step.Lost _,
          Step.Shrunk _,
          Step.Corrected _,
          Step.Deferred _,
          Step.Held _,
          Step.FellBack _,
          Step.Ended _ ->
          false;
    };
  }

  private static List<Delivery> deliveries(Definition definition, Transition transition) {
    var task = transition.state().task();
    var destinations = Destinations.of(definition.agent());
    var deliveries = new ArrayList<Delivery>();
    var asks = new ArrayList<Ask>();
    for (var entry : transition.entries()) {
      if (entry.step() instanceof Step.Asked(var ask)) {
        asks.add(ask);
        deliveries.addAll(Outgoing.asked(destinations, task, entry.seq(), ask));
      } else if (entry.step() instanceof Step.Returned(_, ToolResult.Sent(var topic, var data))) {
        deliveries.add(Outgoing.sent(task, entry.seq(), topic, data));
      } else if (entry.step() instanceof Step.Ended(var outcome)) {
        deliveries.addAll(Outgoing.outcome(destinations, task, entry.seq(), outcome));
      }
    }
    if (!asks.isEmpty() && transition.next() instanceof Next.Sleep) {
      deliveries.addAll(Outgoing.waiting(destinations, task, transition.state().seq(), asks));
    }
    return deliveries;
  }

  private static Optional<Spend> spend(List<Entry> entries) {
    long tokens = 0;
    var money = BigDecimal.ZERO;
    for (var entry : entries) {
      if (entry.step() instanceof Step.Answered(_, _, Usage usage, var cost)) {
        tokens += usage.total();
        money = money.add(cost.orElse(BigDecimal.ZERO));
      } else if (entry.step() instanceof Step.Summarised(_, _, _, Usage usage, var cost)) {
        tokens += usage.total();
        money = money.add(cost.orElse(BigDecimal.ZERO));
      }
    }
    boolean free = tokens == 0 && money.signum() == 0;
    return free ? Optional.empty() : Optional.of(new Spend(entries.getFirst().at(), tokens, money));
  }
}
