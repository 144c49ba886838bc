package dev.rouse.journal.registry;

import dev.rouse.core.task.Digest;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PasswordUtil;

/// The database roles of namespaces: an agent's process logs in as its namespace's role, and sees
/// nothing else.
public final class Namespaces {
  private static final String PREFIX = "rouse_";

  /// PostgreSQL cuts longer names off.
  private static final int LONGEST_NAME = 63;

  /// Names and passwords cannot be parameters of such statements: the server quotes them.
  private static final Sql CREATE =
      Sql.of(
          """
          select format(
            case when exists (select from pg_roles where rolname = :role)
              then 'alter role %I login password %L'
              else 'create role %I login password %L' end,
            :role, :verifier) as statement
          """);

  private static final Sql JOIN =
      Sql.of("select format('grant rouse_agent to %I', :role) as statement");

  private static final Sql DROP =
      Sql.of("select format('drop role if exists %I', :role) as statement");

  private static final Sql MAP =
      Sql.of(
          """
          insert into rouse.namespaces (namespace, role) values (:namespace, :role)
          on conflict (namespace) do update set role = excluded.role
          """);

  private static final Sql UNMAP =
      Sql.of("delete from rouse.namespaces where namespace = :namespace returning role");

  private static final Sql ROLE =
      Sql.of("select role from rouse.namespaces where namespace = :namespace");

  private final Database database;

  public Namespaces(Database database) {
    this.database = database;
  }

  /// Gives a namespace a role of its own with this password, a new password if it has one, and
  /// returns the role's name. The server gets only the password's verifier.
  public String open(String namespace, String password) {
    String role = roleName(namespace);
    String verifier = PasswordUtil.encodeScramSha256(password.toCharArray());
    return database.atomically(connection -> {
      execute(connection, CREATE, role, verifier);
      return join(connection, namespace, role);
    });
  }

  /// Takes a role that somebody else has made.
  public void adopt(String namespace, String role) {
    var _ = database.atomically(connection -> join(connection, namespace, role));
  }

  /// Removes a namespace's role; false where it has none.
  public boolean close(String namespace) {
    return database.atomically(connection -> {
      Optional<String> role =
          UNMAP.on(connection).set("namespace", namespace).first(row -> row.text("role"));
      if (role.isPresent()) {
        execute(connection, DROP, role.get(), "");
      }
      return role.isPresent();
    });
  }

  public Optional<String> role(String namespace) {
    return database.once(connection ->
        ROLE.on(connection).set("namespace", namespace).first(row -> row.text("role")));
  }

  private static String join(Connection connection, String namespace, String role)
      throws SQLException {
    execute(connection, JOIN, role, "");
    MAP.on(connection).set("namespace", namespace).set("role", role).run();
    return role;
  }

  private static void execute(Connection connection, Sql quoting, String role, String verifier)
      throws SQLException {
    String quoted =
        quoting
            .on(connection)
            .set("role", role)
            .set("verifier", verifier)
            .first(row -> row.text("statement"))
            .orElseThrow();
    try (var statement = connection.createStatement()) {
      statement.execute(quoted);
    }
  }

  private static String roleName(String namespace) {
    String name = PREFIX + namespace;
    return name.length() <= LONGEST_NAME ? name : PREFIX + Digest.of(namespace);
  }
}
