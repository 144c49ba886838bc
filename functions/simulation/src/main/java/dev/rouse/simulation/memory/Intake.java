package dev.rouse.simulation.memory;

import dev.rouse.core.step.Input;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Taken;
import java.util.List;
import java.util.Optional;

/// How a task comes in: once, with its run and its place in its session.
final class Intake {
  private final Database database;
  private final Endings endings;

  Intake(Database database, Endings endings) {
    this.database = database;
    this.endings = endings;
  }

  /// A child that was taken in before is there already.
  void takeInChild(Offer offer) {
    var _ = takeIn(offer);
  }

  Taken takeIn(Offer offer) {
    return known(offer).orElseGet(() -> admit(offer));
  }

  private Optional<Taken> known(Offer offer) {
    return database
        .accepted(offer.ref())
        .map(task ->
            task.fingerprint().equals(offer.event().fingerprint())
                ? new Taken.Known(task.run())
                : new Taken.DifferentBody(task.run()));
  }

  private Taken admit(Offer offer) {
    var before = database.sessions().unended(offer.agent(), offer.session());
    return switch (offer.overlap()) {
      case QUEUE -> insert(offer);
      case REJECT ->
          before.isEmpty() ? insert(offer) : new Taken.Rejected(before.getFirst().task.id());
      case COALESCE -> before.isEmpty() ? insert(offer) : join(offer, before.getFirst());
      case INTERRUPT -> {
        interrupt(before, offer);
        yield insert(offer);
      }
    };
  }

  private Taken insert(Offer offer) {
    var task = offer.accepted(database.now());
    var run = new Run(task);
    database.insert(run);
    accept(offer, run);
    if (database.sessions().join(run)) {
      run.due = Optional.of(database.now());
    }
    return new Taken.New(task.id());
  }

  private Taken join(Offer offer, Run holder) {
    accept(offer, holder);
    holder.tell(new Input.News(offer.event()), database.now());
    return new Taken.Joined(holder.task.id());
  }

  private void accept(Offer offer, Run run) {
    var as = new Database.Accepted(offer.event().fingerprint(), run.task.id());
    database.accept(offer.ref(), as);
  }

  private void interrupt(List<Run> before, Offer by) {
    var cancelled = Input.Cancelled.interruptedBy(by.id());
    before.forEach(run -> endings.cancel(run, cancelled));
  }
}
