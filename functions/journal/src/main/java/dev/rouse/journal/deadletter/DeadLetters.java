package dev.rouse.journal.deadletter;

import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.listing.Listed;
import dev.rouse.journal.listing.Newest;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Dead letters: put, listed, purged.
public final class DeadLetters {
  private static final String COLUMNS =
      "d.namespace, d.id, d.agent, d.run, d.delivery, d.problem, d.subject, d.at";

  private static final Newest<DeadLetter> NEWEST =
      new Newest<>(
          "rouse.dead_letters", "d", COLUMNS, "", "d.at", "d.id", "", "", DeadLetters::read);

  private static final Sql PUT =
      Sql.of(
          """
          insert into rouse.dead_letters (namespace, id, agent, problem, subject)
          select o.namespace, o.id, o.agent, o.problem::json, o.subject::json
          from unnest(:namespaces::text[], :ids::text[], :agents::text[], :problems::text[],
            :subjects::text[]) as o(namespace, id, agent, problem, subject)
          on conflict do nothing
          """);

  private static final Sql GET =
      Sql.of(
          "select " + COLUMNS,
          "from rouse.dead_letters d where d.namespace = :namespace and d.id = :id");

  private static final Sql PURGE =
      Sql.of("delete from rouse.dead_letters where namespace = :namespace and id = :id");

  private final Database database;

  public DeadLetters(Database database) {
    this.database = database;
  }

  /// Puts what never became a run. One with a known id is there already.
  public void put(List<Unborn> letters) {
    database.perform(connection -> put(connection, letters));
  }

  /// Puts them as part of a larger transaction.
  public static void put(Connection connection, List<Unborn> letters) throws SQLException {
    if (letters.isEmpty()) {
      return;
    }
    PUT.on(connection)
        .set("namespaces", letters.stream().map(Unborn::namespace).toList())
        .set("ids", letters.stream().map(Unborn::id).toList())
        .set("agents", letters.stream().map(letter -> letter.agent().map(AgentId::name)).toList())
        .set("problems", letters.stream().map(letter -> letter.problem().toJson()).toList())
        .set("subjects", letters.stream().map(Unborn::subject).toList())
        .run();
  }

  /// The newest first.
  public Listed<DeadLetter> list(Scope scope, Page page) {
    return NEWEST.page(database, scope, List.of(), Map.of(), page);
  }

  public Optional<DeadLetter> get(String namespace, String id) {
    return database.once(connection ->
        GET.on(connection).set("namespace", namespace).set("id", id).first(DeadLetters::read));
  }

  /// Removes one; false where there is none. A run that it was about stays as it ended.
  public boolean purge(String namespace, String id) {
    return database.once(
        connection -> PURGE.on(connection).set("namespace", namespace).set("id", id).update() > 0);
  }

  private static DeadLetter read(Row row) throws SQLException {
    String namespace = row.text("namespace");
    return new DeadLetter(
        namespace,
        row.text("id"),
        row.maybeText("agent").map(name -> new AgentId(namespace, name)),
        row.maybeText("run").map(run -> new RunRef(namespace, new RunId(run))),
        row.maybeText("delivery"),
        Problem.fromJson(row.object("problem")),
        row.maybeObject("subject"),
        row.instant("at"));
  }
}
