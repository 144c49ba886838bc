package dev.rouse.journal.registry;

import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.database.Call;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.stored.AgentRow;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;

/// Each agent's accepted definition. Gateway, scaler and agents read it here.
///
/// Removing an agent removes its definition and nothing else: what it has done is still read, what
/// waits is claimed again if the agent comes back, and until then counts for nothing.
public final class Registry {
  /// Notified once a statement that changed something has committed.
  public static final String CHANNEL = "rouse_registry";

  /// Whoever changes something comes after all who did before, so that a revision is never seen
  /// before an older one. Nothing is changed, and nobody told, by what is there already.
  private static final String IN_TURN = "select 1 from rouse.registry for no key update;";

  private static final Sql PUT =
      Sql.of(
          IN_TURN,
          """
          with changed as (
            insert into rouse.agents as a
              (namespace, name, hash, definition, suspended, revision)
            select :namespace, :name, :hash, :definition::json, :suspended, r.revision + 1
            from rouse.registry r
            on conflict (namespace, name) do update
            set hash = excluded.hash, definition = excluded.definition,
              suspended = excluded.suspended, revision = excluded.revision
            where (a.hash, a.suspended) <> (excluded.hash, excluded.suspended)
            returning a.namespace, a.name, a.revision
          ), counted as (
            update rouse.registry r set revision = c.revision from changed c
          )
          select pg_notify('rouse_registry', namespace || '/' || name) from changed
          """);

  private static final Sql REMOVE =
      Sql.of(
          IN_TURN,
          """
          with changed as (
            delete from rouse.agents
            where namespace = :namespace and name = :name
            returning namespace, name
          ), counted as (
            update rouse.registry r set revision = r.revision + 1, removed = r.revision + 1
            from changed
          )
          select pg_notify('rouse_registry', namespace || '/' || name) from changed
          """);

  private static final Sql GET =
      Sql.of(
          "select " + AgentRow.COLUMNS,
          "from rouse.agents a where a.namespace = :namespace and a.name = :name");

  private final Database database;

  public Registry(Database database) {
    this.database = database;
  }

  public void put(AgentId agent, RegisteredAgent definition) {
    database.perform(connection ->
        of(PUT, agent, connection)
            .set("hash", definition.hash())
            .set("definition", definition.json())
            .set("suspended", definition.suspended())
            .run());
  }

  public void remove(AgentId agent) {
    database.perform(connection -> of(REMOVE, agent, connection).run());
  }

  public Optional<RegisteredAgent> get(AgentId agent) {
    return database.once(connection -> of(GET, agent, connection).first(AgentRow::read));
  }

  /// Every agent there is.
  public Map<AgentId, RegisteredAgent> all() {
    var copy = new RegistryCopy(database);
    var _ = copy.refresh();
    return copy.agents();
  }

  private static Call of(Sql sql, AgentId agent, Connection connection) {
    return sql.on(connection).set("namespace", agent.namespace()).set("name", agent.name());
  }
}
