package dev.rouse.journal.server;

import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/// Asks the server about itself.
public final class Server {
  private static final Sql ITSELF =
      Sql.of(
          """
          select current_setting('server_version') as version, pg_is_in_recovery() as standby,
            current_user as login, r.rolsuper or r.rolcreaterole as creates,
            (select count(*)::int from pg_stat_activity where backend_type = 'client backend')
              as connections
          from pg_roles r
          where r.rolname = current_user
          """);

  /// On these hangs what the journal promises, or who may still connect.
  private static final Sql SETTINGS =
      Sql.of(
          """
          select name, setting
          from pg_settings
          where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'max_connections',
            'default_transaction_read_only', 'statement_timeout', 'idle_session_timeout')
          """);

  private record Setting(String name, String value) {}

  private Server() {}

  /// What it says of itself.
  ///
  /// @throws dev.rouse.core.journal.JournalAway where it cannot be reached
  public static ServerFacts facts(Database database) {
    return database.once(Server::facts);
  }

  private static ServerFacts facts(Connection connection) throws SQLException {
    Map<String, String> settings =
        SETTINGS
            .on(connection)
            .list(row -> new Setting(row.text("name"), row.text("setting")))
            .stream()
            .collect(Collectors.toMap(Setting::name, Setting::value));
    return ITSELF.on(connection).first(row -> read(row, settings)).orElseThrow();
  }

  private static ServerFacts read(Row row, Map<String, String> settings) throws SQLException {
    return new ServerFacts(
        row.text("version"),
        row.flag("standby"),
        row.text("login"),
        row.flag("creates"),
        row.number("connections"),
        settings);
  }
}
