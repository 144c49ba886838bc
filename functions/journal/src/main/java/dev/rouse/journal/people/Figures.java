package dev.rouse.journal.people;

import dev.rouse.core.journal.Spent;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.human.AskView;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Numbers about all agents at once: what a Prometheus asks for, since most agents sleep when it
/// comes.
public final class Figures {
  private static final Sql STANDING =
      Sql.of(
          """
          select namespace, agent, sum(open)::int as open, sum(due)::int as due,
            min(oldest_due) as oldest_due, sum(asks)::int as asks, sum(letters)::int as letters,
            sum(incidents)::int as incidents, sum(undelivered)::int as undelivered,
            min(oldest_undelivered) as oldest_undelivered
          from (
            select r.namespace, r.agent, count(*) as open,
              count(*) filter (where r.due <= now()) as due,
              min(r.due) filter (where r.due <= now() and r.owner is null) as oldest_due,
              0 as asks, 0 as letters, 0 as incidents, 0 as undelivered,
              null::timestamptz as oldest_undelivered
            from rouse.runs r
            where r.ended is null
            group by r.namespace, r.agent
            union all
            select a.namespace, a.agent, 0, 0, null, count(*), 0, 0, 0, null
            from rouse.asks a
            join rouse.runs r on r.namespace = a.namespace and r.id = a.run
            where a.decision is null and r.ended is null and not\
          """,
          AskView.OVER,
          """
            group by a.namespace, a.agent
            union all
            select l.namespace, l.agent, 0, 0, null, 0, count(*), 0, 0, null
            from rouse.dead_letters l
            where l.agent is not null
            group by l.namespace, l.agent
            union all
            select i.namespace, i.agent, 0, 0, null, 0, 0, count(*), 0, null
            from rouse.incidents i
            where i.open
            group by i.namespace, i.agent
            union all
            select d.namespace, d.agent, 0, 0, null, 0, 0, 0, count(*), min(d.created_at)
            from rouse.deliveries d
            where d.due is not null
            group by d.namespace, d.agent
          ) figures
          group by namespace, agent
          """);

  /// Ends of the last seconds are left for later: a transaction that began then may still commit.
  private static final Sql ENDED =
      Sql.of(
          """
          with span as materialized (
            select greatest(now() - interval '5 seconds', :from::timestamptz) as until
          )
          select s.until, r.namespace, r.agent, upper(r.ended) as outcome, count(*) as runs,
            sum(extract(epoch from r.ended_at - t.accepted_at))::float8 as seconds
          from span s
          left join rouse.runs r on r.ended_at > :from::timestamptz and r.ended_at <= s.until
          left join rouse.tasks t on t.namespace = r.namespace and t.id = r.id
          group by s.until, r.namespace, r.agent, r.ended
          """);

  private static final Sql SPENT =
      Sql.of(
          """
          select namespace, agent, sum(tokens)::bigint as tokens, sum(money) as money
          from (
            select namespace, agent, tokens, money
            from rouse.spend
            where at >= :since::timestamptz
            union all
            select namespace, agent, tokens, money
            from rouse.spend_hours
            where hour >= date_trunc('hour', :since::timestamptz, 'UTC')
          ) spent
          group by namespace, agent
          """);

  private record Of<T>(AgentId agent, T figures) {}

  private record Line(Instant until, Optional<EndedRuns.Count> count) {}

  private final Database database;

  public Figures(Database database) {
    this.database = database;
  }

  /// How the agents stand; those of which there is nothing to say are left out.
  public Map<AgentId, AgentFigures> standing() {
    return database.once(connection -> STANDING.on(connection).list(Figures::standing)).stream()
        .collect(Collectors.toMap(Of::agent, Of::figures));
  }

  /// The runs that ended after `from`, up to a few seconds ago.
  public EndedRuns ended(Instant from) {
    List<Line> lines =
        database.once(connection -> ENDED.on(connection).set("from", from).list(Figures::ended));
    return new EndedRuns(
        lines.getFirst().until(), lines.stream().flatMap(line -> line.count().stream()).toList());
  }

  /// What each agent has spent since `since`.
  public Map<AgentId, Spent> spent(Instant since) {
    return database
        .once(connection -> SPENT.on(connection).set("since", since).list(Figures::spent))
        .stream()
        .collect(Collectors.toMap(Of::agent, Of::figures));
  }

  private static AgentId agent(Row row) throws SQLException {
    return new AgentId(row.text("namespace"), row.text("agent"));
  }

  private static Of<AgentFigures> standing(Row row) throws SQLException {
    return new Of<>(
        agent(row),
        new AgentFigures(
            row.number("open"),
            row.number("due"),
            row.maybeInstant("oldest_due"),
            row.number("asks"),
            row.number("letters"),
            row.number("incidents"),
            row.number("undelivered"),
            row.maybeInstant("oldest_undelivered")));
  }

  private static Line ended(Row row) throws SQLException {
    boolean any = row.maybeText("agent").isPresent();
    return new Line(
        row.instant("until"),
        any
            ? Optional.of(
                new EndedRuns.Count(
                    agent(row),
                    Stage.valueOf(row.text("outcome")),
                    row.number("runs"),
                    row.money("seconds").doubleValue()))
            : Optional.empty());
  }

  private static Of<Spent> spent(Row row) throws SQLException {
    return new Of<>(agent(row), new Spent(row.count("tokens"), row.money("money")));
  }
}
