package dev.rouse.simulation.check;

import dev.rouse.core.journal.Told;
import dev.rouse.core.journal.Verdict;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.RunRef;
import java.util.Optional;
import java.util.function.Supplier;

/// What is promised to whoever tells a run something.
final class InputRules {
  private final Books books;

  InputRules(Books books) {
    this.books = books;
  }

  void told(RunRef run, Input input, Told answer) {
    var book = books.find(run);
    switch (answer) {
      case Told.Delivered _ -> {
        require(
            book.filter(known -> !known.ended()).isPresent(),
            () -> run + " is said to hear " + input + ", and does not go on");
        book.ifPresent(known -> delivered(known, input));
      }
      case Told.Over(var outcome) ->
          require(
              book.flatMap(Book::outcome).filter(outcome::equals).isPresent(),
              () -> run + " is said to be over with " + outcome);
      case Told.NoSuchRun _ -> require(book.isEmpty(), () -> run + " is said not to be there");
    }
  }

  private void delivered(Book book, Input input) {
    if (input instanceof Input.Cancelled(var by, var reason) && book.epoch == 0) {
      books.end(book, new Outcome.Cancelled(by, reason));
    } else {
      books.tell(book, input);
    }
  }

  private void require(boolean holds, Supplier<String> otherwise) {
    books.require(holds, Rule.INPUT_ANSWERED, otherwise);
  }

  void decided(RunRef run, String ask, String hash, Input.Decided decision, Verdict verdict) {
    var book = books.find(run);
    var asked = book.flatMap(known -> known.ask(ask));
    var earlier = book.flatMap(known -> decision(known, ask));
    switch (verdict) {
      case Verdict.Accepted _ -> {
        boolean right =
            book.filter(known -> !known.ended()).isPresent()
                && earlier.isEmpty()
                && asked
                    .filter(a -> a.hash().equals(hash) && books.now().isBefore(a.deadline()))
                    .isPresent();
        require(right, () -> decision + " of " + asked + " was accepted after " + earlier);
        book.ifPresent(known -> books.tell(known, decision));
      }
      case Verdict.Already(var first) ->
          require(
              earlier.filter(first::equals).isPresent(),
              () -> ask + " is said to be decided by " + first + ", not " + earlier);
      case Verdict.TooLate _ ->
          require(
              book.filter(known -> known.ended() || late(known, ask)).isPresent(),
              () -> decision + " of " + asked + " is said to be late");
      case Verdict.OtherArguments _ ->
          require(
              asked.filter(a -> !a.hash().equals(hash)).isPresent(),
              () -> asked + " has these arguments");
      case Verdict.NoSuchAsk _ -> require(asked.isEmpty(), () -> asked + " is said not to be");
    }
  }

  private boolean late(Book book, String ask) {
    return book.ask(ask)
        .filter(asked ->
            !books.now().isBefore(asked.deadline())
                || book.all(Step.Expired.class).anyMatch(e -> e.call().equals(asked.call())))
        .isPresent();
  }

  private static Optional<Input.Decided> decision(Book book, String ask) {
    return book.told.stream()
        .filter(Input.Decided.class::isInstance)
        .map(Input.Decided.class::cast)
        .filter(decided -> decided.ask().equals(ask))
        .findFirst();
  }

  void redriven(RunRef run, Input.Redriven by, boolean opened) {
    var found = books.find(run);
    var failed = found.filter(book -> book.outcome.orElse(null) instanceof Outcome.Failed);
    if (opened && failed.isPresent()) {
      var book = failed.get();
      book.outcome = Optional.empty();
      book.attempts = 0;
      book.redrives++;
      books.standBehind(book);
      books.tell(book, by);
      books.tellOfChildren(book);
      return;
    }
    require(
        opened == found.filter(book -> !book.ended() && book.wasTold(by)).isPresent(),
        () -> run + " is said to be " + (opened ? "opened again" : "not failed"));
  }
}
