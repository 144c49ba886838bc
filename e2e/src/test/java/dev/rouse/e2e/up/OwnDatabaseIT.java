package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.journal.embedded.DurableServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `up --database`: a PostgreSQL of the user's own, and a user there who is no superuser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnDatabaseIT {
  private final DurableServer postgres;
  private final String server;

  @TempDir private Path folder;

  OwnDatabaseIT() throws Exception {
    this.postgres = DurableServer.start(Map.of());
    this.server = postgres.settings().url().replaceFirst("jdbc:postgresql://([^/]*)/.*", "$1");
  }

  @BeforeAll
  void aUserWithADatabase() throws Exception {
    execute("create role keeper login createrole password 'hush-hush'");
    execute("grant rouse_agent to keeper with admin option");
    execute("create database kept owner keeper");
    execute("create role guest login password 'hush-hush'");
  }

  @AfterAll
  void end() throws Exception {
    postgres.close();
  }

  @Test
  void up_onIt_keepsEverythingThere_andShowsNoPassword() throws Exception {
    String task;
    try (var platform = up("first", "keeper")) {
      assertThat(platform.at("database")).isEqualTo("jdbc:postgresql://" + server + "/kept");
      task = platform.accept("default/hello", "1", "{\"name\":\"Ada\"}");
      assertThat(Platform.text(platform.ended(task), "answer")).startsWith("Hello Ada");
      platform.kill();
    }
    assertThat(folder.resolve("first/postgres")).doesNotExist();

    try (var again = up("second", "keeper")) {
      assertThat(Platform.text(again.ended(task), "answer")).startsWith("Hello Ada");
      assertThat(again.terminate()).isZero();
      assertThat(again.said()).doesNotContain("hush-hush");
    }
  }

  @Test
  void up_userWhoMayMakeNoRoles_saysWhatToDo() throws Exception {
    try (var refused = begin("third", url("guest", "kept"))) {
      assertThat(refused.exit()).isEqualTo(2);
      assertThat(refused.said()).contains("ALTER ROLE \"guest\" CREATEROLE");
    }
  }

  @Test
  void up_databaseThatIsNotThere_saysSo() throws Exception {
    try (var refused = begin("fourth", url("keeper", "nowhere"))) {
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.said())
          .contains("--database: ", "\"nowhere\" does not exist", "user, password and database")
          .doesNotContain("hush-hush");
    }
  }

  private Platform up(String data, String user) throws Exception {
    return Platform.start(
        agents(), folder.resolve(data), Map.of(), "--database", url(user, "kept"));
  }

  private CommandLine begin(String data, String url) throws Exception {
    return Platform.begin(agents(), folder.resolve(data), Map.of(), "--database", url);
  }

  private String url(String user, String database) {
    return "postgresql://%s:hush-hush@%s/%s".formatted(user, server, database);
  }

  private static Path agents() {
    return Path.of("../samples/hello");
  }

  private void execute(String sql) throws Exception {
    var owner = postgres.settings();
    try (var connection = DriverManager.getConnection(owner.url(), owner.user().orElseThrow(), "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
