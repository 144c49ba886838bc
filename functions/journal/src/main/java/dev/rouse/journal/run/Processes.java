package dev.rouse.journal.run;

import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.Pulse;
import dev.rouse.core.task.RunId;
import dev.rouse.journal.database.Call;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Processes and their pulse.
public final class Processes {
  private static final Sql START =
      Sql.of(
          """
          insert into rouse.processes (namespace, agent, name, incarnation, beat)
          values (:namespace, :agent, :name, :incarnation, now())
          on conflict (namespace, agent, name)
          do update set incarnation = excluded.incarnation, beat = excluded.beat
          """);

  private static final Sql BEAT =
      Sql.of(
          """
          with beat as (
            update rouse.processes p set beat = now()
            where p.namespace = :namespace and p.agent = :agent and p.name = :name
              and p.incarnation = :incarnation
            returning p.namespace, p.name, p.incarnation
          )
          select r.id, r.inputs
          from beat b
          left join rouse.runs r on r.namespace = b.namespace and r.id = any (:known::text[])
            and r.owner = b.name and r.incarnation = b.incarnation
          """);

  private static final Sql GIVE_UP =
      Sql.of(
          """
          with given as (
            select r.namespace, r.id
            from rouse.runs r
            join unnest(:runs::text[], :epochs::int[]) as g(run, epoch)
              on r.id = g.run and r.epoch = g.epoch
            where r.namespace = :namespace and r.owner = :name and r.incarnation = :incarnation
              and r.ended is null
            order by r.id
            for no key update of r
          )
          update rouse.runs r
          set owner = null, incarnation = null, owned_at = null,
            attempts = greatest(r.attempts - 1, 0)
          from given g
          where r.namespace = g.namespace and r.id = g.id
          """);

  private record Owned(RunId run, int inputs) {}

  private final Database database;

  public Processes(Database database) {
    this.database = database;
  }

  public void start(Process process) {
    database.perform(connection -> of(process, START, connection).run());
  }

  public Pulse heartbeat(Process process, Set<RunId> known) {
    List<Optional<Owned>> rows =
        database.once(connection ->
            of(process, BEAT, connection).set("known", List.copyOf(known)).list(Processes::owned));
    if (rows.isEmpty()) {
      return new Pulse.Replaced();
    }
    return new Pulse.Alive(
        rows.stream()
            .flatMap(Optional::stream)
            .collect(Collectors.toMap(Owned::run, Owned::inputs)));
  }

  public void giveUp(Process process, Map<RunId, Integer> epochs) {
    var given = new ArrayList<>(epochs.entrySet());
    database.perform(connection ->
        of(process, GIVE_UP, connection)
            .set("runs", given.stream().map(Map.Entry::getKey).toList())
            .set("epochs", given.stream().map(Map.Entry::getValue).toList())
            .run());
  }

  private static Call of(Process process, Sql sql, Connection connection) {
    return sql.on(connection)
        .set("namespace", process.agent().namespace())
        .set("agent", process.agent().name())
        .set("name", process.name())
        .set("incarnation", process.incarnation());
  }

  private static Optional<Owned> owned(Row row) throws SQLException {
    Optional<String> run = row.maybeText("id");
    return run.isPresent()
        ? Optional.of(new Owned(new RunId(run.get()), row.number("inputs")))
        : Optional.empty();
  }
}
