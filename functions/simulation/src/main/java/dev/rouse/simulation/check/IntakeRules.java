package dev.rouse.simulation.check;

import dev.rouse.core.step.Input;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;

/// What is promised to whoever sends a task.
final class IntakeRules {
  private final Books books;

  IntakeRules(Books books) {
    this.books = books;
  }

  void taken(Offer offer, Taken taken) {
    var known = books.runOf(offer.ref());
    switch (taken) {
      case Taken.New(var run) -> {
        books.require(
            known.isEmpty() && run.equals(offer.id()),
            Rule.TASK_TAKEN_ONCE,
            () -> offer.event().id() + " was taken in before, as " + known);
        admitted(offer);
      }
      case Taken.Known(var run) -> again(offer, run);
      case Taken.DifferentBody(var run) -> again(offer, run);
      case Taken.Joined(var run) -> joined(offer, run);
      case Taken.Rejected(var run) ->
          books.require(
              offer.overlap() == Overlap.REJECT && holds(offer, run),
              Rule.TASK_KEPT,
              () -> offer.event().id() + " was rejected, and its session was free");
    }
  }

  /// A task that a step gives to another agent; whether it is a new one, only the books say.
  void child(Offer offer) {
    if (books.runOf(offer.ref()).isEmpty()) {
      admitted(offer);
    }
  }

  private void again(Offer offer, RunId run) {
    books.require(
        books.runOf(offer.ref()).filter(run::equals).isPresent(),
        Rule.TASK_KEPT,
        () -> offer.event().id() + " is said to be known, and was never taken in");
  }

  private void admitted(Offer offer) {
    var before = books.waiting(offer);
    boolean free = before.isEmpty();
    switch (offer.overlap()) {
      case QUEUE -> {}
      case REJECT, COALESCE ->
          books.require(
              free,
              Rule.SESSION_ORDER,
              () -> offer.event().id() + " got a run of its own beside " + before);
      case INTERRUPT -> before.forEach(book -> interrupted(book, offer));
    }
    books.open(offer);
  }

  private void interrupted(Book book, Offer by) {
    var cancelled = Input.Cancelled.interruptedBy(by.id());
    if (book.epoch == 0) {
      books.end(book, new Outcome.Cancelled(cancelled.by(), cancelled.reason()));
    } else {
      books.tell(book, cancelled);
    }
  }

  private void joined(Offer offer, RunId run) {
    books.require(
        offer.overlap() == Overlap.COALESCE && holds(offer, run),
        Rule.TASK_KEPT,
        () -> offer.event().id() + " joined " + run + ", which does not hold its session");
    books.taskIs(offer, run);
    books
        .find(new RunRef(offer.agent().namespace(), run))
        .ifPresent(book -> books.tell(book, new Input.News(offer.event())));
  }

  private boolean holds(Offer offer, RunId run) {
    var waiting = books.waiting(offer);
    return !waiting.isEmpty() && waiting.getFirst().offer.id().equals(run);
  }
}
