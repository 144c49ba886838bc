package dev.rouse.gateway;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.edge.program.Refused;
import dev.rouse.gateway.program.Gateway;
import dev.rouse.gateway.program.Settings;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.registry.Registry;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// An open gateway on a journal of its own, with the agents that a test gives it.
public final class Door implements AutoCloseable {
  private final Database database;
  private final Gateway gateway;

  private Door(Database database, Gateway gateway) {
    this.database = database;
    this.gateway = gateway;
  }

  public static Door open(DatabaseSettings settings, Agent... agents)
      throws Refused, InterruptedException {
    return open(settings, UnaryOperator.identity(), agents);
  }

  /// Opens one.
  ///
  /// @param told what it is told beside the usual
  public static Door open(DatabaseSettings settings, UnaryOperator<Settings> told, Agent... agents)
      throws Refused, InterruptedException {
    var database = Database.open(settings);
    for (var agent : agents) {
      new Registry(database).put(agent.id(), Agents.registered(agent));
    }
    var usual = Settings.ofOneMachine("127.0.0.1", 0, settings, (_, _, _) -> Optional.empty());
    var gateway = Gateway.listen(told.apply(usual));
    gateway.open();
    return new Door(database, gateway);
  }

  public Http http() {
    return Http.to(gateway.port());
  }

  public int port() {
    return gateway.port();
  }

  public Database database() {
    return database;
  }

  public Journal journal() {
    return new PostgresJournal(database);
  }

  /// The first column of the only row.
  public int count(String sql) {
    return database
        .once(connection -> Sql.of(sql).on(connection).first(row -> row.number("n")))
        .orElseThrow();
  }

  @Override
  public void close() {
    gateway.close();
    database.close();
  }
}
