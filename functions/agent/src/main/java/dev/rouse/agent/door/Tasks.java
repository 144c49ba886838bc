package dev.rouse.agent.door;

import dev.rouse.agent.watch.Onlooker;
import dev.rouse.agent.watch.Onlookers;
import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import dev.rouse.edge.http.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Takes orders in and waits for what comes of them.
final class Tasks {
  private static final String RUNNING_FOR = "1";
  private static final String BATCH = "application/cloudevents-batch+json";

  private final String namespace;
  private final Inside inside;
  private final Onlookers onlookers;
  private final Answers answers;
  private final Waiting waiting;

  Tasks(
      String namespace,
      Inside inside,
      Onlookers onlookers,
      Answers answers,
      Duration answerWithin) {
    this.namespace = namespace;
    this.inside = inside;
    this.onlookers = onlookers;
    this.answers = answers;
    this.waiting = new Waiting(inside, answerWithin);
  }

  /// What is to be done about an offer that was made.
  private sealed interface Standing {

    /// Its run is to be waited for.
    record Wait(boolean here) implements Standing {}

    /// Its run is over: the answer is known.
    record Done(Ending.Over over) implements Standing {}

    /// It is accepted, and nobody waits.
    record Accepted(RunId run) implements Standing {}

    /// Somebody works on the very same task.
    record Busy(RunId run) implements Standing {}

    record Refused(Problem problem) implements Standing {}
  }

  Reply one(Order order, Offer offer) throws InterruptedException {
    try (var onlooker = onlookers.watch(offer.id(), false)) {
      return switch (standing(order, offer)) {
        case Standing.Wait(var here) -> {
          var ending = waiting.until(offer.ref(), onlooker, here, Waiting.Ear.DEAF);
          yield answers.of(order.form(), offer, ending);
        }
        case Standing.Done(var over) -> answers.of(order.form(), offer, over);
        case Standing.Accepted(var run) -> answers.later(run);
        case Standing.Busy(var run) -> busy(run);
        case Standing.Refused(var problem) -> Reply.problem(problem);
      };
    }
  }

  /// The same, bit by bit. What is refused is refused with its status, before the stream begins.
  Reply streamed(Order order, Offer offer) {
    var onlooker = onlookers.watch(offer.id(), true);
    boolean streams = false;
    try {
      var standing = standing(order, offer);
      streams = standing instanceof Standing.Wait || standing instanceof Standing.Done;
      return switch (standing) {
        case Standing.Wait _, Standing.Done _ ->
            new Reply.Streamed(
                Map.of("content-type", "text/event-stream", "cache-control", "no-store"),
                sink -> stream(standing, offer, onlooker, sink));
        case Standing.Busy(var run) -> busy(run);
        case Standing.Refused(var problem) -> Reply.problem(problem);
        case Standing.Accepted(var run) -> answers.later(run);
      };
    } finally {
      if (!streams) {
        onlooker.close();
      }
    }
  }

  private void stream(Standing standing, Offer offer, Onlooker onlooker, Reply.Sink sink)
      throws InterruptedException {
    try (onlooker) {
      var stream = new Stream(offer, answers, sink);
      stream.begin();
      switch (standing) {
        case Standing.Done(var over) -> stream.end(over);
        case Standing.Wait(var here) ->
            stream.end(waiting.until(offer.ref(), onlooker, here, stream));
        case Standing.Accepted _, Standing.Busy _, Standing.Refused _ -> {}
      }
    }
  }

  /// All of a batch: the events of all their ends, once they have all come.
  Reply batch(Order order, List<Offer> offers) throws InterruptedException {
    var waited = new ArrayList<Onlooker>();
    try {
      var standings = new ArrayList<Standing>();
      for (var offer : offers) {
        waited.add(onlookers.watch(offer.id(), false));
        standings.add(standing(order, offer));
      }
      return batched(offers, standings, waited);
    } finally {
      waited.forEach(Onlooker::close);
    }
  }

  private Reply batched(List<Offer> offers, List<Standing> standings, List<Onlooker> waited)
      throws InterruptedException {
    var ends = new ArrayList<Json>();
    for (int i = 0; i < offers.size(); i++) {
      var offer = offers.get(i);
      switch (standings.get(i)) {
        case Standing.Refused(var problem) -> {
          return Reply.problem(numbered(problem, i, offers.size()));
        }
        case Standing.Done(var over) -> ends.add(end(offer, over));
        case Standing.Accepted _ -> {}
        case Standing.Busy _ -> wait(offer, waited.get(i), false, ends);
        case Standing.Wait(var here) -> wait(offer, waited.get(i), here, ends);
      }
    }
    return ends.size() == offers.size()
        ? Reply.of(200, BATCH, Json.array(ends).write())
        : Reply.empty(202);
  }

  private void wait(Offer offer, Onlooker onlooker, boolean here, List<Json> ends)
      throws InterruptedException {
    if (waiting.until(offer.ref(), onlooker, here, Waiting.Ear.DEAF) instanceof Ending.Over over) {
      ends.add(end(offer, over));
    }
  }

  private static Json end(Offer offer, Ending.Over over) {
    return Answers.event(offer, over.seq(), over.outcome()).toJson();
  }

  private static Problem numbered(Problem problem, int index, int all) {
    return new Problem(
        problem.kind(),
        "event %d of %d: %s. The others are accepted".formatted(index + 1, all, problem.detail()));
  }

  private Standing standing(Order order, Offer offer) {
    return switch (inside.takeHere(offer)) {
      case TakenHere.Owned _ -> waited(order, offer, true);
      case TakenHere.Elsewhere(Taken.New _) -> waited(order, offer, false);
      case TakenHere.Elsewhere(Taken.Known(var run)) -> known(order, run);
      case TakenHere.Elsewhere(Taken.Joined(var run)) -> new Standing.Accepted(run);
      case TakenHere.Elsewhere(Taken.Rejected(var run)) ->
          refused(Kind.SESSION_BUSY, "run " + run + " holds the session");
      case TakenHere.Elsewhere(Taken.DifferentBody _) ->
          refused(
              Kind.DIFFERENT_BODY,
              "an event of this source and id, but with another body, was taken in before");
    };
  }

  private static Standing waited(Order order, Offer offer, boolean here) {
    return order.async() ? new Standing.Accepted(offer.id()) : new Standing.Wait(here);
  }

  private static Standing refused(Kind kind, String why) {
    return new Standing.Refused(new Problem(kind, why));
  }

  private Standing known(Order order, RunId run) {
    var ending = inside.look(new RunRef(namespace, run)).flatMap(Waiting::ending);
    if (ending.isEmpty()) {
      return order.async() ? new Standing.Accepted(run) : new Standing.Busy(run);
    }
    return switch (ending.get()) {
      case Ending.Over over -> new Standing.Done(over);
      case Ending.Later _ -> new Standing.Accepted(run);
    };
  }

  private Reply.Whole busy(RunId run) {
    return Reply.problem(new Problem(Kind.CONFLICT, "run " + run + " works on this very task"))
        .with("location", answers.place(run))
        .with("retry-after", RUNNING_FOR);
  }
}
