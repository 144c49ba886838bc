package dev.rouse.simulation.check;

import dev.rouse.core.step.Input;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What is known of all runs and sessions, and where broken promises are said.
public final class Books {
  private final Supplier<Instant> clock;
  private final Consumer<Violation> complaints;
  private final Map<RunRef, Book> runs = new LinkedHashMap<>();
  private final Map<RunRef, RunId> tasks = new LinkedHashMap<>();
  private final Map<SessionKey, List<Book>> sessions = new HashMap<>();

  private record SessionKey(AgentId agent, String session) {}

  public Books(Supplier<Instant> clock, Consumer<Violation> complaints) {
    this.clock = clock;
    this.complaints = complaints;
  }

  Instant now() {
    return clock.get();
  }

  void require(boolean holds, Rule rule, Supplier<String> otherwise) {
    if (!holds) {
      complaints.accept(new Violation(rule, otherwise.get()));
    }
  }

  public Optional<Book> find(RunRef run) {
    return Optional.ofNullable(runs.get(run));
  }

  public Collection<Book> all() {
    return List.copyOf(runs.values());
  }

  /// The run that works on a task, if the task was taken in.
  public Optional<RunId> runOf(RunRef task) {
    return Optional.ofNullable(tasks.get(task));
  }

  void taskIs(Offer offer, RunId run) {
    tasks.put(offer.ref(), run);
  }

  void open(Offer offer) {
    var book = new Book(offer);
    runs.put(offer.ref(), book);
    taskIs(offer, offer.id());
    standBehind(book);
  }

  void standBehind(Book book) {
    if (book.offer.session().isPresent()) {
      session(book.offer).add(book);
    }
  }

  /// The runs of a session that have not ended, in their order.
  List<Book> waiting(Offer offer) {
    return offer.session().isEmpty() ? List.of() : List.copyOf(session(offer));
  }

  private List<Book> session(Offer offer) {
    var key = new SessionKey(offer.agent(), offer.session().orElseThrow());
    return sessions.computeIfAbsent(key, _ -> new ArrayList<>());
  }

  boolean holdsSession(Book book) {
    var waiting = waiting(book.offer);
    return waiting.isEmpty() || waiting.getFirst() == book;
  }

  void tell(Book book, Input input) {
    if (!book.wasTold(input)) {
      book.told.add(input);
    }
  }

  /// A run that was over hears what its children said meanwhile.
  void tellOfChildren(Book book) {
    for (var child : runs.values()) {
      child
          .offer
          .parent()
          .filter(parent -> parent.run().equals(book.offer.id()))
          .flatMap(parent -> child.outcome.map(said -> new Input.ChildEnded(parent.call(), said)))
          .ifPresent(answer -> tell(book, answer));
    }
  }

  void end(Book book, Outcome outcome) {
    book.outcome = Optional.of(outcome);
    book.unowned(now());
    book.asleep = false;
    if (book.offer.session().isPresent()) {
      session(book.offer).remove(book);
    }
    book.offer
        .parent()
        .flatMap(parent -> find(new RunRef(book.offer.agent().namespace(), parent.run())))
        .filter(parent -> !parent.ended())
        .ifPresent(parent ->
            tell(parent, new Input.ChildEnded(book.offer.parent().orElseThrow().call(), outcome)));
  }
}
