package dev.rouse.journal.intake;

import dev.rouse.core.step.Input;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import dev.rouse.journal.told.Tell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// What becomes of a batch's offers, decided one after another: each sees what those before it did.
final class Admissions {
  private final Map<SessionRef, Line> lines;
  private final KnownTasks known;
  private final List<Taken> taken = new ArrayList<>();
  private final List<Admitted> admitted = new ArrayList<>();
  private final List<Tell> news = new ArrayList<>();

  Admissions(Map<SessionRef, Line> lines, KnownTasks known) {
    this.lines = lines;
    this.known = known;
  }

  void decide(Named named) {
    taken.add(known.find(named).orElseGet(() -> admit(named)));
  }

  /// One for each offer.
  List<Taken> taken() {
    return taken;
  }

  /// The tasks to write. What this batch itself interrupts never holds its session.
  List<Admitted> admitted(Set<RunRef> interrupted) {
    return admitted.stream()
        .map(task -> interrupted.contains(task.named().task()) ? task.behind() : task)
        .toList();
  }

  /// What the holders are told.
  List<Tell> news() {
    return news;
  }

  /// The runs that newer tasks cancel, and their words.
  Map<RunRef, Input.Cancelled> interrupted() {
    var interrupted = new TreeMap<RunRef, Input.Cancelled>();
    lines.forEach((session, line) ->
        line.interrupted()
            .forEach((run, newer) ->
                interrupted.put(
                    new RunRef(session.namespace(), run), Input.Cancelled.interruptedBy(newer))));
    return interrupted;
  }

  private Taken admit(Named named) {
    var offer = named.offer();
    var place =
        SessionRef.of(offer)
            .map(session -> Objects.requireNonNull(lines.get(session)).admit(offer))
            .orElseGet(() -> new Place.Own(true));
    return switch (place) {
      case Place.Own(boolean holds) -> add(new Admitted(named, named.task().id(), holds));
      case Place.With(RunId holder) -> {
        var run = new RunRef(offer.agent().namespace(), holder);
        news.add(new Tell(run, new Input.News(offer.event())));
        yield add(new Admitted(named, holder, false));
      }
      case Place.Nowhere(RunId holder) -> new Taken.Rejected(holder);
    };
  }

  private Taken add(Admitted task) {
    admitted.add(task);
    return known.add(task);
  }
}
