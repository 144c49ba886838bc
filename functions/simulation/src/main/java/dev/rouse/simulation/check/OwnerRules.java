package dev.rouse.simulation.check;

import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.Pulse;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who owns which run, and who may take it.
final class OwnerRules {
  private final Books books;
  private final Map<Name, Presence> presences = new HashMap<>();
  private final Set<Knowledge> knowledge = new HashSet<>();
  private final Set<RunRef> excused = new HashSet<>();
  private boolean late;

  private record Name(AgentId agent, String name) {
    static Name of(Process process) {
      return new Name(process.agent(), process.name());
    }
  }

  private record Presence(String incarnation, Instant beat) {}

  /// That a process knows that a run is its own.
  private record Knowledge(Process process, RunRef run, int epoch) {}

  OwnerRules(Books books) {
    this.books = books;
  }

  /// What a former incarnation of its name owned is free.
  void started(Process process) {
    present(process);
    for (var book : books.all()) {
      if (book.owner().filter(owner -> !current(owner)).isPresent()
          && book.offer.agent().equals(process.agent())) {
        book.unowned(books.now());
      }
    }
  }

  private void present(Process process) {
    presences.put(Name.of(process), new Presence(process.incarnation(), books.now()));
  }

  boolean current(Process process) {
    return presence(process).isPresent();
  }

  void beat(Process process, Pulse pulse) {
    switch (pulse) {
      case Pulse.Alive _ -> {
        books.require(
            current(process),
            Rule.LIVE_OWNER_KEEPS,
            () -> process + " is told that it lives, and was replaced");
        present(process);
      }
      case Pulse.Replaced _ ->
          books.require(
              !current(process),
              Rule.LIVE_OWNER_KEEPS,
              () -> process + " is told that it was replaced, and was not");
    }
  }

  void gaveUp(Process process, Map<RunId, Integer> epochs) {
    epochs.forEach((id, epoch) ->
        books
            .find(new RunRef(process.agent().namespace(), id))
            .filter(book -> book.ownedBy(process) && book.epoch == epoch)
            .ifPresent(book -> {
              book.unowned(books.now());
              book.attempts = Math.max(0, book.attempts - 1);
            }));
  }

  /// A task that came to the process itself. The answer to a repeat is the first one's.
  void takenHere(IntakeRules intake, Offer offer, Process process, Claim claim) {
    var known = books.find(offer.ref());
    if (known.isEmpty()) {
      intake.taken(offer, new Taken.New(offer.id()));
    }
    boolean repeated =
        known.filter(book -> book.ownedBy(process) && book.epoch == claim.epoch()).isPresent();
    if (!repeated) {
      claimed(process, claim, Instant.MIN);
    }
  }

  /// The process was told that a run is its own.
  void learned(Process process, Claim claim) {
    knowledge.add(new Knowledge(process, claim.task().ref(), claim.epoch()));
  }

  /// A run's worker is about to die of what the simulation planned.
  void excuse(RunRef run) {
    excused.add(run);
  }

  /// Whether what happens now was asked for long ago, and nobody hears its answer.
  boolean isLate() {
    return late;
  }

  /// What happens now was asked for long ago: what the asker knew then may be wrong by now.
  void late(Runnable action) {
    late = true;
    action.run();
    late = false;
  }

  /// Whoever asks for a run again that it knew to be its own has lost its worker.
  private void notForgotten(Book book, Process process) {
    var known = new Knowledge(process, book.offer.ref(), book.epoch);
    boolean forgotten = book.ownedBy(process) && knowledge.contains(known) && !late;
    books.require(
        !forgotten || excused.remove(book.offer.ref()),
        Rule.NO_BUG,
        () -> process + " has lost its worker on " + book);
  }

  /// A run is the process's own from now on.
  ///
  /// @param since from when on silence could be heard
  void claimed(Process process, Claim claim, Instant since) {
    var found = books.find(claim.task().ref());
    if (found.isEmpty()) {
      books.require(false, Rule.TASK_TAKEN_ONCE, () -> claim.task().id() + " was never taken in");
      return;
    }
    var book = found.get();
    notForgotten(book, process);
    mayTake(book, process, since);
    books.require(
        claim.epoch() == book.epoch + 1,
        Rule.EPOCH_RISES,
        () -> book + " went from epoch " + book.epoch + " to " + claim.epoch());
    books.require(
        claim.attempt() == book.attempts + 1,
        Rule.ATTEMPTS_COUNTED,
        () -> book + ": attempt " + claim.attempt() + " after " + book.attempts);
    whole(book, claim);
    book.ownedFromNowOn(process, books.now());
    book.asleep = false;
    book.epoch = claim.epoch();
    book.attempts++;
  }

  private void mayTake(Book book, Process process, Instant since) {
    books.require(
        !book.ended() && current(process),
        Rule.DUE_ONLY,
        () -> process + " claimed " + book + ", which has ended, or it was replaced itself");
    books.require(
        books.holdsSession(book),
        Rule.SESSION_ORDER,
        () -> book + " was claimed beside " + books.waiting(book.offer));
    books.require(
        book.owner().isEmpty() || book.ownedBy(process) || silent(book.owner().get(), since),
        Rule.LIVE_OWNER_KEEPS,
        () -> process + " took " + book + " from " + book.owner());
    boolean due =
        !book.asleep
            || book.heard < book.told.size()
            || book.sleepsUntil.filter(at -> !at.isAfter(books.now())).isPresent();
    books.require(due, Rule.DUE_ONLY, () -> book + " was claimed while it sleeps");
  }

  private boolean silent(Process owner, Instant since) {
    return presence(owner)
        .map(presence -> presence.beat().isAfter(since) ? presence.beat() : since)
        .filter(last -> books.now().isBefore(last.plus(Process.SILENT_AFTER)))
        .isEmpty();
  }

  private Optional<Presence> presence(Process process) {
    return Optional.ofNullable(presences.get(Name.of(process)))
        .filter(presence -> presence.incarnation().equals(process.incarnation()));
  }

  private void whole(Book book, Claim claim) {
    books.require(
        claim.steps().equals(book.steps),
        Rule.CLAIM_WHOLE,
        () -> book + " has " + book.seq() + " steps, its claimer was given " + claim.seq());
    var inputs = claim.inputs().stream().map(numbered -> numbered.input()).toList();
    books.require(
        inputs.equals(book.told.subList(book.heard, book.told.size())),
        Rule.CLAIM_WHOLE,
        () -> book + " was told " + book.told + ", its claimer was given " + inputs);
  }
}
