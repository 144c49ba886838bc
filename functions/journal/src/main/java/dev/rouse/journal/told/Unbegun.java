package dev.rouse.journal.told;

import dev.rouse.core.journal.Delivery;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.json.Json;
import dev.rouse.core.outgoing.Destinations;
import dev.rouse.core.outgoing.Outgoing;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.stored.StepJson;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Task;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.stored.AgentRow;
import dev.rouse.journal.stored.TaskRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Ends runs that nobody has begun: whoever cancels one ends it, since no owner will.
///
/// The caller holds the locks of their sessions.
public final class Unbegun {
  private static final int ENDING_STEP = 1;

  private static final Sql LOCK =
      Sql.of(
          "select " + TaskRow.COLUMNS + ", r.session, " + AgentRow.COLUMNS,
          """
          from unnest(:namespaces::text[], :runs::text[]) as o(namespace, run)
          join rouse.runs r on r.namespace = o.namespace and r.id = o.run
          join rouse.tasks t on t.namespace = r.namespace and t.id = r.id
          left join rouse.agents a on a.namespace = r.namespace and a.name = r.agent
          where r.epoch = 0 and r.ended is null
          order by r.namespace, r.id
          for no key update of r
          """);

  private static final Sql END =
      Sql.of(
          """
          with over as (
            update rouse.runs r
            set seq = 1, ended = 'cancelled', ended_at = now(), due = null
            from unnest(:namespaces::text[], :runs::text[], :definitions::text[], :bodies::text[])
              as o(namespace, run, definition, body)
            where r.namespace = o.namespace and r.id = o.run
            returning r.namespace, r.id, o.definition, o.body
          )
          insert into rouse.steps (namespace, run, seq, epoch, at, definition, body)
          select namespace, id, 1, 0, now(), definition, body::json from over
          """);

  private static final Sql PROMOTE =
      Sql.of(
          """
          with foremost as (
            select distinct on (r.namespace, r.session) r.namespace, r.id, r.holds
            from unnest(:namespaces::text[], :sessions::text[]) as s(namespace, session)
            join rouse.runs r on r.namespace = s.namespace and r.session = s.session
            where r.ended is null
            order by r.namespace, r.session, r.place
          ), next as (
            update rouse.runs r set holds = true, due = now()
            from foremost f
            where r.namespace = f.namespace and r.id = f.id and not f.holds
            returning r.namespace, r.agent
          )
          select pg_notify('rouse_due', n.namespace || '/' || n.agent) from next n
          """);

  private record Found(Task task, Optional<String> session, Optional<RegisteredAgent> agent) {}

  private Unbegun() {}

  /// Ends those of `cancelled` that have neither begun nor ended, makes what stood behind them due,
  /// tells their parents, and says which ones it ended.
  public static Set<RunRef> end(Connection connection, Map<RunRef, Input.Cancelled> cancelled)
      throws SQLException {
    List<Found> found =
        cancelled.isEmpty() ? List.of() : lock(connection, List.copyOf(cancelled.keySet()));
    if (found.isEmpty()) {
      return Set.of();
    }
    var outcomes = new LinkedHashMap<Found, Outcome>();
    for (Found run : found) {
      var by = Objects.requireNonNull(cancelled.get(run.task().ref()));
      outcomes.put(run, new Outcome.Cancelled(by.by(), by.reason()));
    }
    write(connection, outcomes);
    promote(connection, found);
    Inputs.tell(connection, toParents(outcomes));
    return found.stream().map(run -> run.task().ref()).collect(Collectors.toSet());
  }

  private static List<Found> lock(Connection connection, List<RunRef> runs) throws SQLException {
    return LOCK.on(connection)
        .set("namespaces", runs.stream().map(RunRef::namespace).toList())
        .set("runs", runs.stream().map(RunRef::id).toList())
        .list(Unbegun::found);
  }

  private static Found found(Row row) throws SQLException {
    boolean registered = row.maybeText("hash").isPresent();
    return new Found(
        TaskRow.read(row),
        row.maybeText("session"),
        registered ? Optional.of(AgentRow.read(row)) : Optional.empty());
  }

  private static void write(Connection connection, Map<Found, Outcome> outcomes)
      throws SQLException {
    var runs = List.copyOf(outcomes.keySet());
    END.on(connection)
        .set("namespaces", runs.stream().map(run -> run.task().ref().namespace()).toList())
        .set("runs", runs.stream().map(run -> run.task().id()).toList())
        .set(
            "definitions",
            runs.stream().map(run -> run.agent().map(RegisteredAgent::hash).orElse("")).toList())
        .set(
            "bodies",
            outcomes.values().stream().map(o -> StepJson.write(new Step.Ended(o))).toList())
        .run();
    for (var ended : outcomes.entrySet()) {
      Outbox.put(connection, ended.getKey().task(), deliveries(ended.getKey(), ended.getValue()));
    }
  }

  private static List<Delivery> deliveries(Found run, Outcome outcome) {
    return run.agent()
        .map(agent -> Destinations.of(Json.stored(agent.json())))
        .map(to -> Outgoing.outcome(to, run.task(), ENDING_STEP, outcome))
        .orElse(List.of());
  }

  private static void promote(Connection connection, List<Found> ended) throws SQLException {
    var inSessions = ended.stream().filter(run -> run.session().isPresent()).toList();
    if (!inSessions.isEmpty()) {
      PROMOTE
          .on(connection)
          .set("namespaces", inSessions.stream().map(run -> run.task().ref().namespace()).toList())
          .set("sessions", inSessions.stream().map(Found::session).toList())
          .run();
    }
  }

  private static List<Tell> toParents(Map<Found, Outcome> outcomes) {
    var tells = new ArrayList<Tell>();
    outcomes.forEach((run, outcome) ->
        run.task()
            .parent()
            .ifPresent(parent ->
                tells.add(
                    new Tell(
                        new RunRef(run.task().ref().namespace(), parent.run()),
                        new Input.ChildEnded(parent.call(), outcome)))));
    return tells;
  }
}
