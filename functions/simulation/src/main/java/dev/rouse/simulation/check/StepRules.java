package dev.rouse.simulation.check;

import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.CallIds;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.Step;
import java.util.List;

/// Which step may follow on which.
final class StepRules {
  private final Books books;

  StepRules(Books books) {
    this.books = books;
  }

  void check(Book book, Entry entry) {
    require(
        book,
        entry,
        !book.over() || entry.step() instanceof Step.Heard(_, Input.Redriven _),
        "after the end");
    switch (entry.step()) {
      case Step.Intended(var calls) -> calls.forEach(intent -> intended(book, entry, intent));
      case Step.Returned(var call, _) -> returned(book, entry, call);
      case Step.Asked(var ask) -> known(book, entry, ask.call());
      case Step.Delegated(var call, _, _, _, _) -> known(book, entry, call);
      case Step.Heard(var number, var input) -> heard(book, entry, number, input);
      case Step.Lost(var calls) -> lost(book, entry, calls);
      case Step.Expired(var call) -> expired(book, entry, call);
      case Step.Answered _,
          Step.Shrunk _,
          Step.Summarised _,
          Step.Corrected _,
          Step.Deferred _,
          Step.Held _,
          Step.FellBack _,
          Step.Ended _ -> {}
    }
  }

  private void require(Book book, Entry entry, boolean holds, String why) {
    books.require(holds, Rule.STEPS_IN_ORDER, () -> book + ": " + entry + " comes " + why);
  }

  private void known(Book book, Entry entry, String call) {
    boolean wanted =
        book.steps.stream()
            .anyMatch(earlier ->
                earlier.step() instanceof Step.Answered(var answer, _, _, _)
                    && wants(earlier.seq(), answer.calls().size(), call));
    require(book, entry, wanted, "for a call that no answer wanted");
    require(book, entry, book.result(call).isEmpty(), "after the call's result");
  }

  private static boolean wants(int seq, int calls, String call) {
    for (int i = 0; i < calls; i++) {
      if (CallIds.of(seq, i).equals(call)) {
        return true;
      }
    }
    return false;
  }

  private void intended(Book book, Entry entry, Intent intent) {
    known(book, entry, intent.call());
    boolean repeats = intent.effect() == Effect.ONCE && book.intended(intent.call());
    require(
        book,
        entry,
        !repeats || !book.allowed(intent.call(), Ask.Why.UNKNOWN_RESULT).isEmpty(),
        "a second time, and no human said so");
  }

  private void returned(Book book, Entry entry, String call) {
    known(book, entry, call);
  }

  private void lost(Book book, Entry entry, List<String> calls) {
    calls.forEach(call -> {
      known(book, entry, call);
      require(book, entry, book.intended(call), "for a call that never began");
    });
  }

  private void heard(Book book, Entry entry, int number, Input input) {
    boolean next = number == book.heard + 1 && number <= book.told.size();
    books.require(
        next && book.told.get(number - 1).equals(input),
        Rule.INPUT_KEPT,
        () -> book + " hears " + entry + " after input " + book.heard + " of " + book.told);
  }

  /// Whoever decided in time, and was told that it counts, is not overruled by the deadline.
  private void expired(Book book, Entry entry, String call) {
    known(book, entry, call);
    var lastAsk =
        book.all(Step.Asked.class)
            .map(Step.Asked::ask)
            .filter(ask -> ask.call().equals(call))
            .reduce((_, later) -> later);
    boolean answered =
        book.told.stream()
            .anyMatch(input ->
                switch (input) {
                  case Input.Decided decided ->
                      lastAsk.filter(ask -> ask.id().equals(decided.ask())).isPresent();
                  case Input.ChildEnded ended -> ended.call().equals(call);
                  case Input.Cancelled _, Input.News _, Input.Redriven _ -> false;
                });
    books.require(
        !answered,
        Rule.INPUT_KEPT,
        () -> book + ": " + entry + " comes after the answer was accepted: " + book.told);
  }
}
