package dev.rouse.journal.incident;

import dev.rouse.core.incident.AlertRules;
import dev.rouse.core.incident.Change;
import dev.rouse.core.incident.CurrentRun;
import dev.rouse.core.incident.Incident;
import dev.rouse.core.incident.Situation;
import dev.rouse.core.incident.Storm;
import dev.rouse.core.step.Input;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import dev.rouse.journal.database.Call;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.deadletter.DeadLetters;
import dev.rouse.journal.deadletter.Unborn;
import dev.rouse.journal.intake.Intake;
import dev.rouse.journal.stored.SessionLock;
import dev.rouse.journal.told.Tells;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One incident's change, within its transaction.
final class Changing {

  /// An insert that finds its row locks it. A group that was never heard of has an empty body until
  /// the change is written.
  private static final Sql LOCK =
      Sql.of(
          """
          insert into rouse.incidents as i (namespace, agent, id, group_key, open, body)
          values (:namespace, :agent, :id, :groupKey, false, '{}')
          on conflict (namespace, agent, id) do update set open = i.open
          returning i.body, i.run, clock_timestamp() as now
          """);

  /// Whoever may end a run, or makes the next one of its session due, holds its session's lock.
  private static final Sql LOCK_RUN =
      Sql.of(
          SessionLock.OF_RUN + ";",
          """
          select r.epoch, r.ended_at
          from rouse.runs r
          where r.namespace = :namespace and r.id = :run
          for no key update;
          """);

  private static final Sql WRITE =
      Sql.of(
          """
          update rouse.incidents
          set open = :open, run = :run, body = :body::json, opened_at = :openedAt::timestamptz,
            changed_at = case when :changed then now() else changed_at end,
            due = :due::timestamptz
          where namespace = :namespace and agent = :agent and id = :id
          """);

  private record Locked(Optional<Incident> incident, Optional<RunId> run, Instant now) {}

  private final Connection connection;
  private final IncidentRef ref;
  private final Storms storms;

  Changing(Connection connection, IncidentRef ref) {
    this.connection = connection;
    this.ref = ref;
    this.storms = new Storms(connection, ref.agent());
  }

  Changed change(Function<Situation, Change> decide, Function<Event, Offer> offer)
      throws SQLException {
    var locked = of(LOCK).set("groupKey", ref.groupKey()).first(Changing::locked).orElseThrow();
    Storm storm = storms.lock();
    var run = locked.run().map(id -> new RunRef(ref.agent().namespace(), id));
    var situation = new Situation(locked.incident(), storm, currentRun(locked, run), locked.now());
    var change = decide.apply(situation);
    if (locked.incident().isEmpty() && !change.incident().open()) {
      connection.rollback(); // nothing to remember of a group that never fired
      return new Changed(change.what(), Optional.empty());
    }
    if (run.isPresent()) {
      speak(run.get(), change);
    }
    Optional<Taken> taken =
        change.begin().isPresent()
            ? Optional.of(takeIn(offer.apply(change.begin().get())))
            : Optional.empty();
    if (!change.storm().equals(storm)) {
      storms.write(change.storm());
    }
    write(change, worksOn(taken).or(locked::run));
    return new Changed(change.what(), taken);
  }

  private CurrentRun currentRun(Locked locked, Optional<RunRef> run) throws SQLException {
    if (run.isEmpty()) {
      return new CurrentRun.None();
    }
    return LOCK_RUN
        .on(connection)
        .set("namespace", run.get().namespace())
        .set("run", run.get().id().value())
        .first(row -> currentRun(row, locked))
        .orElseGet(CurrentRun.None::new);
  }

  private CurrentRun currentRun(Row row, Locked locked) throws SQLException {
    Optional<Instant> ended = row.maybeInstant("ended_at");
    if (ended.isPresent()) {
      return new CurrentRun.Ended(ended.get());
    }
    return row.number("epoch") == 0 ? new CurrentRun.Queued(own(locked)) : new CurrentRun.Going();
  }

  private boolean own(Locked locked) {
    return AlertRules.isOwn(
        ref.agent(), ref.groupKey(), locked.incident().orElseThrow(), locked.run().orElseThrow());
  }

  /// The run is locked and has not ended: it can hear what is said.
  private void speak(RunRef run, Change change) throws SQLException {
    for (Input.News news : change.tell()) {
      var _ = Tells.tell(connection, run, news);
    }
    if (change.cancel().isPresent()) {
      var _ = Tells.cancel(connection, run, change.cancel().get());
    }
  }

  private Taken takeIn(Offer offer) throws SQLException {
    var offers = List.of(offer);
    var taken = Intake.takeIn(connection, offers);
    DeadLetters.put(connection, Unborn.refused(offers, taken));
    return taken.getFirst();
  }

  private static Optional<RunId> worksOn(Optional<Taken> taken) {
    return taken.flatMap(answer ->
        switch (answer) {
          case Taken.New _, Taken.Known _, Taken.Joined _ -> Optional.of(answer.run());
          case Taken.Rejected _, Taken.DifferentBody _ -> Optional.empty();
        });
  }

  private void write(Change change, Optional<RunId> run) throws SQLException {
    boolean begun = change.what() == Change.What.BEGUN;
    var incident =
        begun && run.isPresent()
            ? change.incident().workedOnBy(run.get().value())
            : change.incident();
    of(WRITE)
        .set("open", incident.open())
        .set("run", run.map(RunId::value))
        .set("body", incident.toJson())
        .set("openedAt", incident.openedAt())
        .set("changed", change.what() != Change.What.NOTHING_NEW)
        .set("due", change.lookAt())
        .run();
  }

  private Call of(Sql sql) {
    return sql.on(connection)
        .set("namespace", ref.agent().namespace())
        .set("agent", ref.agent().name())
        .set("id", ref.id());
  }

  private static Locked locked(Row row) throws SQLException {
    var body = row.object("body");
    return new Locked(
        body.fields().isEmpty() ? Optional.empty() : Optional.of(Incident.fromJson(body)),
        row.maybeText("run").map(RunId::new),
        row.instant("now"));
  }
}
