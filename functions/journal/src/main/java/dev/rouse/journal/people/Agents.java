package dev.rouse.journal.people;

import dev.rouse.core.journal.Spent;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunId;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.listing.Scope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Agents, by name, with what changes with every run.
public final class Agents {
  private static final Sql LIST =
      Sql.of(
          """
          select a.namespace, a.name as agent, a.hash, a.suspended,
            coalesce(o.runs, 0) as open, coalesce(o.due, 0) as backlog,
            r.id, r.stage, r.accepted_at, s.tokens, s.money
          from (
            select *
            from rouse.agents a
            where (:everywhere or a.namespace = any (:namespaces::text[]))
              and (:agent::text is null or (a.namespace = :namespace and a.name = :agent))
              and (:after::text is null
                or (a.namespace, a.name) > (:afterNamespace::text, :after::text))
            order by a.namespace, a.name
            limit :limit
          ) a
          cross join lateral (
            select count(*)::int as runs,
              count(*) filter (
                where o.due <= now() and (not a.suspended or o.owner is not null))::int as due
            from rouse.runs o
            where o.namespace = a.namespace and o.agent = a.name and o.ended is null
          ) o
          left join lateral (
            select r.id, t.accepted_at,
          """,
          Stage.COLUMN + " as stage",
          """
            from rouse.tasks t
            join rouse.runs r on r.namespace = t.namespace and r.id = t.id
            where t.namespace = a.namespace and t.agent = a.name
            order by t.accepted_at desc, t.id desc
            limit 1
          ) r on true
          cross join lateral (
            select coalesce(sum(tokens), 0)::bigint as tokens, coalesce(sum(money), 0) as money
            from (
              select s.tokens, s.money
              from rouse.spend s
              where s.namespace = a.namespace and s.agent = a.name and s.at >= :since::timestamptz
              union all
              select s.tokens, s.money
              from rouse.spend_hours s
              where s.namespace = a.namespace and s.agent = a.name
                and s.hour >= date_trunc('hour', :since::timestamptz, 'UTC')
            ) spent
          ) s
          order by a.namespace, a.name
          """);

  private final Database database;

  public Agents(Database database) {
    this.database = database;
  }

  /// Agents by namespace and name.
  ///
  /// @param after the last one of the page before
  /// @param since from when on what they spend is summed
  public List<AgentSummary> list(Scope scope, Optional<AgentId> after, int limit, Instant since) {
    return database.once(connection ->
        LIST.on(connection)
            .set("everywhere", scope.namespaces().isEmpty())
            .set("namespaces", scope.namespaces().<List<String>>map(List::copyOf).orElse(List.of()))
            .set("namespace", scope.agent().map(AgentId::namespace))
            .set("agent", scope.agent().map(AgentId::name))
            .set("afterNamespace", after.map(AgentId::namespace))
            .set("after", after.map(AgentId::name))
            .set("limit", limit)
            .set("since", since)
            .list(Agents::read));
  }

  private static AgentSummary read(Row row) throws SQLException {
    return new AgentSummary(
        new AgentId(row.text("namespace"), row.text("agent")),
        row.text("hash"),
        row.flag("suspended"),
        row.number("backlog"),
        row.number("open"),
        lastRun(row),
        new Spent(row.count("tokens"), row.money("money")));
  }

  private static Optional<AgentSummary.LastRun> lastRun(Row row) throws SQLException {
    Optional<String> id = row.maybeText("id");
    return id.isPresent()
        ? Optional.of(
            new AgentSummary.LastRun(
                new RunId(id.get()), Stage.valueOf(row.text("stage")), row.instant("accepted_at")))
        : Optional.empty();
  }
}
