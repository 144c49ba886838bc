package dev.rouse.journal.run;

import dev.rouse.core.journal.RunView;
import dev.rouse.core.journal.Spent;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.stored.InputJson;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.stored.ViewRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How runs and agents stand.
public final class Views {

  private static final Sql LOOK =
      Sql.of(
          "select " + ViewRow.COLUMNS,
          "from rouse.runs r " + ViewRow.JOIN,
          "where r.namespace = :namespace and r.id = :run");

  private static final Sql INPUTS =
      Sql.of(
          """
          select i.number, i.body
          from rouse.inputs i
          where i.namespace = :namespace and i.run = :run and i.number > :after
          order by i.number
          """);

  /// What was rolled up counts by whole hours: rather a little too much than too little.
  private static final Sql SPENT =
      Sql.of(
          """
          select coalesce(sum(tokens), 0)::bigint as tokens, coalesce(sum(money), 0) as money
          from (
            select tokens, money
            from rouse.spend
            where namespace = :namespace and agent = :agent and at >= :from::timestamptz
            union all
            select tokens, money
            from rouse.spend_hours
            where namespace = :namespace and agent = :agent
              and hour >= date_trunc('hour', :from::timestamptz, 'UTC')
          ) spent
          """);

  /// Counted before it is joined: an agent has many runs, and a join costs by the row.
  private static final Sql BACKLOG =
      Sql.of(
          """
          select d.namespace, d.agent, case when a.suspended then d.owned else d.due end as due
          from (
            select r.namespace, r.agent, count(*) as due, count(r.owner) as owned
            from rouse.runs r
            where r.due <= now()
            group by r.namespace, r.agent
          ) d
          join rouse.agents a on a.namespace = d.namespace and a.name = d.agent
          where not a.suspended or d.owned > 0
          """);

  private record Due(AgentId agent, int runs) {}

  private final Database database;

  public Views(Database database) {
    this.database = database;
  }

  public Optional<RunView> look(RunRef run) {
    return database.once(connection ->
        LOOK.on(connection)
            .set("namespace", run.namespace())
            .set("run", run.id().value())
            .first(ViewRow::read));
  }

  public List<Numbered> inputs(RunRef run, int after) {
    return database.once(connection ->
        INPUTS
            .on(connection)
            .set("namespace", run.namespace())
            .set("run", run.id().value())
            .set("after", after)
            .list(row -> new Numbered(row.number("number"), InputJson.read(row.object("body")))));
  }

  public Spent spentSince(AgentId agent, Instant from) {
    return database.once(connection ->
        SPENT
            .on(connection)
            .set("namespace", agent.namespace())
            .set("agent", agent.name())
            .set("from", from)
            .first(row -> new Spent(row.count("tokens"), row.money("money")))
            .orElse(Spent.NOTHING));
  }

  public Map<AgentId, Integer> backlog() {
    return database.once(connection -> BACKLOG.on(connection).list(Views::due)).stream()
        .collect(Collectors.toMap(Due::agent, Due::runs));
  }

  private static Due due(Row row) throws SQLException {
    return new Due(new AgentId(row.text("namespace"), row.text("agent")), row.number("due"));
  }
}
