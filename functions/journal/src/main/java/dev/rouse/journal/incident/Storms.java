package dev.rouse.journal.incident;

import dev.rouse.core.incident.AlertRules;
import dev.rouse.core.incident.Storm;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.journal.database.Call;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.deadletter.DeadLetters;
import dev.rouse.journal.deadletter.Unborn;
import dev.rouse.journal.intake.Intake;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// One agent's storm, within a transaction.
final class Storms {

  /// An insert that finds its row locks it.
  private static final Sql LOCK =
      Sql.of(
          """
          insert into rouse.storms as s (namespace, agent, body)
          values (:namespace, :agent, :none::json)
          on conflict (namespace, agent) do update set body = s.body
          returning s.body, s.due <= now() as due
          """);

  private static final Sql READ =
      Sql.of(
          "select s.body from rouse.storms s where s.namespace = :namespace and s.agent = :agent");

  private static final Sql WRITE =
      Sql.of(
          """
          update rouse.storms set body = :body::json, due = :due::timestamptz
          where namespace = :namespace and agent = :agent
          """);

  private record Locked(Storm storm, boolean due) {}

  private final Connection connection;
  private final AgentId agent;

  Storms(Connection connection, AgentId agent) {
    this.connection = connection;
    this.agent = agent;
  }

  Storm read() throws SQLException {
    return of(READ).first(row -> Storm.fromJson(row.object("body"))).orElse(Storm.NONE);
  }

  Storm lock() throws SQLException {
    return locked().storm();
  }

  void write(Storm storm) throws SQLException {
    of(WRITE).set("body", storm.toJson()).set("due", storm.tellAt()).run();
  }

  boolean end(Function<Event, Offer> offer) throws SQLException {
    var locked = locked();
    if (!locked.due()) {
      return false;
    }
    var summary = AlertRules.summary(agent, locked.storm());
    write(AlertRules.summarised(locked.storm()));
    if (summary.isPresent()) {
      var offers = List.of(offer.apply(summary.get()));
      DeadLetters.put(connection, Unborn.refused(offers, Intake.takeIn(connection, offers)));
    }
    return summary.isPresent();
  }

  private Locked locked() throws SQLException {
    return of(LOCK).set("none", Storm.NONE.toJson()).first(Storms::locked).orElseThrow();
  }

  private Call of(Sql sql) {
    return sql.on(connection).set("namespace", agent.namespace()).set("agent", agent.name());
  }

  private static Locked locked(Row row) throws SQLException {
    return new Locked(Storm.fromJson(row.object("body")), row.flag("due"));
  }
}
