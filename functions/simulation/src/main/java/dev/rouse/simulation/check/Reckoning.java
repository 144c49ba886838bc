package dev.rouse.simulation.check;

import dev.rouse.core.journal.Delivery;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolResult;
import dev.rouse.simulation.check.EffectRules.CallRef;
import dev.rouse.simulation.outside.Targets.Change;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// What must hold when all is over.
public final class Reckoning {
  private static final Set<String> OUTCOMES =
      Set.of("dev.rouse.run.completed", "dev.rouse.run.failed", "dev.rouse.run.cancelled");

  private final Books books;
  private int effectsRepeated;

  public Reckoning(Books books) {
    this.books = books;
  }

  /// How many changes were made more often than anybody wanted.
  public int effectsRepeated() {
    return effectsRepeated;
  }

  public void changes(Map<Change, Integer> changes) {
    changes.forEach((change, times) -> {
      int wanted = 1 + repeats(change);
      effectsRepeated += Math.max(0, times - wanted);
      books.require(
          times <= wanted,
          change.effect() == Effect.ONCE ? Rule.ONCE_AT_MOST_ONCE : Rule.APPLIED_ONCE,
          () -> change + " was made " + times + " times");
    });
  }

  /// How often humans allowed a call to be made again.
  private int repeats(Change change) {
    if (change.effect() != Effect.ONCE) {
      return 0;
    }
    return books
        .find(change.run())
        .map(book ->
            (int)
                book.all(Step.Asked.class)
                    .map(Step.Asked::ask)
                    .filter(ask -> ask.why() == Ask.Why.UNKNOWN_RESULT)
                    .filter(ask ->
                        ask.arguments().text("mark").equals(java.util.Optional.of(change.mark())))
                    .filter(ask -> book.allowed(ask.call(), ask.why()).contains(ask))
                    .count())
        .orElse(0);
  }

  /// A Once call that was begun has a result, or it is said that nobody knows it.
  public void begunOnce(Set<CallRef> calls) {
    for (var call : calls) {
      books
          .find(call.run())
          .filter(Book::ended)
          .ifPresent(book -> {
            boolean known =
                book.result(call.call())
                    .filter(result ->
                        result instanceof ToolResult.Ok || result instanceof ToolResult.Failed)
                    .isPresent();
            books.require(
                known || book.lost(call.call()),
                Rule.UNKNOWN_SAID,
                () -> "nobody says what came of " + call.call() + " of " + book);
          });
    }
  }

  /// Every end was sent out, once.
  public void deliveries(Collection<Delivery> deliveries) {
    for (var book : books.all()) {
      long sent =
          deliveries.stream()
              .filter(delivery -> OUTCOMES.contains(delivery.event().type()))
              .filter(delivery ->
                  delivery.event().subject().filter(book.offer().id().value()::equals).isPresent())
              .count();
      long ends = book.epoch == 0 ? 1 : book.all(Step.Ended.class).count();
      books.require(
          !book.ended() || sent == ends,
          Rule.OUTCOME_SENT,
          () -> book + " ended " + ends + " times and said so " + sent + " times");
    }
  }

  /// The journal has what the books have.
  public void journal(Journal journal) {
    for (var book : books.all()) {
      var view = journal.look(book.offer().ref());
      books.require(
          view.isPresent(), Rule.TASK_KEPT, () -> book + " was accepted and is not there");
      view.ifPresent(present ->
          books.require(
              (present.state() == RunView.State.ENDED) == book.ended()
                  && present.outcome().equals(book.outcome()),
              Rule.TASK_KEPT,
              () -> book + " ended with " + book.outcome() + ", the journal says " + present));
    }
  }
}
