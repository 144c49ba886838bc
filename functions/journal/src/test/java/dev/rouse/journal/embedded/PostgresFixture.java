package dev.rouse.journal.embedded;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.contract.JournalFixture;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.registry.Namespaces;
import dev.rouse.journal.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/// A journal in a PostgreSQL of its own, reached by its owner and by a namespace's role.
public final class PostgresFixture implements JournalFixture, AutoCloseable {
  private static final String NAMESPACE = "tests";
  private static final String PASSWORD = "a password's \"quotes\"";

  /// Time passes by making everything older.
  private static final Sql AGE =
      Sql.of(
          """
          update rouse.processes set beat = beat - make_interval(secs => :seconds);
          update rouse.runs set due = due - make_interval(secs => :seconds),
            owned_at = owned_at - make_interval(secs => :seconds);
          update rouse.asks set deadline = deadline - make_interval(secs => :seconds);
          update rouse.deliveries set due = due - make_interval(secs => :seconds);
          """);

  private final Database owner;
  private final Database role;
  private final Journal gateway;
  private final Journal agent;
  private final DatabaseSettings settings;

  private PostgresFixture(DatabaseSettings settings, Database owner, Database role) {
    this.settings = settings;
    this.owner = owner;
    this.role = role;
    this.gateway = new PostgresJournal(owner);
    this.agent = new PostgresJournal(role);
  }

  /// A fresh database, old enough to believe that a process is silent.
  public static PostgresFixture open() {
    return open(UnaryOperator.identity());
  }

  /// The same, where agents take another way to it.
  public static PostgresFixture open(UnaryOperator<DatabaseSettings> agentsWay) {
    var settings = TestPostgres.shared().fresh();
    var owner = Database.open(settings.withConnections(20));
    owner.perform(connection -> AGED_SERVER.on(connection).run());
    String login = new Namespaces(owner).open(NAMESPACE, PASSWORD);
    return new PostgresFixture(
        settings, owner, Database.open(agentsWay.apply(as(settings, login))));
  }

  private static final Sql AGED_SERVER =
      Sql.of(
          """
          create or replace function rouse.up_since() returns timestamptz stable
            return '-infinity'::timestamptz
          """);

  private static DatabaseSettings as(DatabaseSettings settings, String login) {
    String url = settings.url().replaceFirst("\\?.*", "");
    return DatabaseSettings.plain(url, login, PASSWORD).withConnections(20);
  }

  /// The owner's connections.
  public Database database() {
    return owner;
  }

  /// The connections of the namespace's role.
  public Database agentDatabase() {
    return role;
  }

  public DatabaseSettings settings() {
    return settings;
  }

  @Override
  public Journal gateway() {
    return gateway;
  }

  @Override
  public Journal agent() {
    return agent;
  }

  @Override
  public String namespace() {
    return NAMESPACE;
  }

  @Override
  public void register(AgentId agent, RegisteredAgent definition) {
    new Registry(owner).put(agent, definition);
  }

  @Override
  public void pass(Duration time) {
    owner.perform(connection -> AGE.on(connection).set("seconds", (double) time.toSeconds()).run());
  }

  @Override
  public Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public void close() {
    role.close();
    owner.close();
  }
}
