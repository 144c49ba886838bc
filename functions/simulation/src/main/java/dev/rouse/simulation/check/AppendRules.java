package dev.rouse.simulation.check;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Append.Then;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Process;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolResult;

/// What may be written, and by whom.
final class AppendRules {
  private final Books books;
  private final IntakeRules intake;
  private final OwnerRules owners;
  private final StepRules stepRules;

  AppendRules(Books books, IntakeRules intake, OwnerRules owners) {
    this.books = books;
    this.intake = intake;
    this.owners = owners;
    this.stepRules = new StepRules(books);
  }

  void appended(Process process, Append append, Appended answer) {
    var found = books.find(append.run());
    if (found.isEmpty()) {
      books.require(false, Rule.OWNER_WRITES, () -> "there is no run " + append.run());
      return;
    }
    var book = found.get();
    switch (answer) {
      case Appended.Written _ -> {
        if (!writtenBefore(book, append) && !givenUpBefore(book, append)) {
          written(process, book, append);
        }
      }
      case Appended.InputsFirst(var number) ->
          books.require(
              number == book.told.size() && append.heard() < number,
              Rule.INPUT_ANSWERED,
              () -> book + " is said to have " + number + " inputs, of " + book.told.size());
      case Appended.NotYours _ ->
          books.require(
              !mayWrite(process, book, append),
              Rule.OWNER_WRITES,
              () -> process + " owns " + book + " and is turned away");
    }
  }

  /// An answer that was lost is asked for again, perhaps when the run is another's already.
  private static boolean writtenBefore(Book book, Append append) {
    if (append.steps().isEmpty()) {
      return book.asleep && book.epoch == append.epoch() && book.seq() == append.seq();
    }
    return book.seq() >= append.head()
        && book.steps.get(append.head() - 1).equals(append.steps().getLast());
  }

  /// Its owner has written something else in its place, and knows that. Where it arrives all the
  /// same, the journal takes it for a repeat, writes nothing and tells nobody.
  private boolean givenUpBefore(Book book, Append append) {
    return owners.isLate()
        && !append.steps().isEmpty()
        && book.seq() >= append.head()
        && book.steps.get(append.head() - 1).epoch() == append.epoch();
  }

  private static boolean mayWrite(Process process, Book book, Append append) {
    return book.ownedBy(process)
        && book.epoch == append.epoch()
        && book.seq() == append.seq()
        && !book.ended();
  }

  private void written(Process process, Book book, Append append) {
    books.require(
        mayWrite(process, book, append),
        Rule.OWNER_WRITES,
        () ->
            process
                + " wrote "
                + append.steps().size()
                + " steps after "
                + append.seq()
                + " under epoch "
                + append.epoch()
                + " to "
                + book
                + " (owner "
                + book.owner()
                + ", epoch "
                + book.epoch
                + ", head "
                + book.seq()
                + ")");
    append.steps().forEach(entry -> write(book, entry));
    append.children().forEach(child -> intake.child(child));
    then(book, append);
  }

  private void write(Book book, Entry entry) {
    books.require(
        entry.seq() == book.seq() + 1,
        Rule.OWNER_WRITES,
        () -> book + " has a gap before step " + entry.seq());
    stepRules.check(book, entry);
    book.steps.add(entry);
    if (entry.step() instanceof Step.Heard(var number, _)) {
      book.heard = number;
    }
    if (cameFurther(entry.step())) {
      book.attempts = 0;
    }
  }

  private static boolean cameFurther(Step step) {
    return step instanceof Step.Answered
        || step instanceof Step.Summarised
        || (step instanceof Step.Returned(_, var result)
            && (result instanceof ToolResult.Ok || result instanceof ToolResult.Failed));
  }

  private void then(Book book, Append append) {
    switch (append.then()) {
      case Then.GoOn _ -> {}
      case Then.Sleep(var due) -> {
        heardAll(book);
        book.asleep = true;
        book.sleepsUntil = due;
        book.unowned(books.now());
        book.attempts = Math.max(0, book.attempts - 1);
      }
      case Then.End _ -> {
        heardAll(book);
        if (append.steps().getLast().step() instanceof Step.Ended(var outcome)) {
          books.end(book, outcome);
        }
      }
    }
  }

  private void heardAll(Book book) {
    books.require(
        book.heard == book.told.size(),
        Rule.INPUT_KEPT,
        () -> book + " stops over what it has not heard: " + book.told + " after " + book.heard);
  }
}
