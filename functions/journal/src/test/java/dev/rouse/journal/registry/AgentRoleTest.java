package dev.rouse.journal.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.database.SchemaVersion;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.embedded.TestPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What an agent's database role may not do, tried with plain SQL.
final class AgentRoleTest {
  private static final AgentId OURS = new AgentId("role-ours", "agent");
  private static final AgentId THEIRS = new AgentId("role-theirs", "agent");
  private static final String PASSWORD = "secret";
  private static final String NOT_ALLOWED = "permission denied|row-level security";

  private static final DatabaseSettings SETTINGS = TestPostgres.shared().fresh();
  private static final Database OWNER = Database.open(SETTINGS);
  private static final Database AGENT = Database.open(as(open(OURS)));

  @CanIgnoreReturnValue
  private static String open(AgentId agent) {
    String role = new Namespaces(OWNER).open(agent.namespace(), PASSWORD);
    new Registry(OWNER).put(agent, new RegisteredAgent("v1", "{}", false));
    return role;
  }

  private static DatabaseSettings as(String role) {
    return DatabaseSettings.plain(SETTINGS.url().replaceFirst("\\?.*", ""), role, PASSWORD);
  }

  @BeforeAll
  static void givenARunInEachNamespace() {
    open(THEIRS);
    var journal = new PostgresJournal(OWNER);
    for (AgentId agent : List.of(OURS, THEIRS)) {
      var process = new Process(agent, "one", "1");
      journal.start(process);
      var taken =
          journal.takeIn(
              List.of(
                  Offer.of(agent, Event.of("begun", "tests", "t", Json.of("x"))),
                  Offer.of(agent, Event.of("queued", "tests", "t", Json.of("x")))));
      assertThat(taken).hasSize(2);
      assertThat(journal.claim(process, 1, Set.of())).hasSize(1);
    }
    OWNER.perform(connection ->
        Sql.of(
                """
                insert into rouse.asks (namespace, run, id, agent, seq, hash, deadline, body)
                select namespace, id, 'ask', agent, 1, 'h', now() + interval '1 hour', '{}'
                from rouse.runs where epoch > 0;
                insert into rouse.dead_letters (namespace, id, agent, run, problem)
                select namespace, id, agent, id, '{}' from rouse.runs where epoch > 0;
                insert into rouse.deliveries (namespace, id, agent, run, destination, event)
                select namespace, id, agent, id, '{}', '{}' from rouse.runs where epoch > 0;
                insert into rouse.incidents (namespace, agent, id, group_key, open, body)
                values ('role-ours', 'agent', 'i', 'k', true, '{}');
                """)
            .on(connection)
            .run());
  }

  @AfterAll
  static void close() {
    AGENT.close();
    OWNER.close();
  }

  @TestFactory
  Stream<DynamicTest> agentsRole_whatItMayNot_isRefused() throws IOException {
    try (var forbidden = getClass().getResourceAsStream("/forbidden.sql")) {
      return new String(Objects.requireNonNull(forbidden).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("--"))
          .map(sql -> DynamicTest.dynamicTest(sql, () -> refused(sql)));
    }
  }

  private static void refused(String sql) {
    assertThatThrownBy(() -> AGENT.perform(connection -> Sql.of(sql).on(connection).run()))
        .rootCause()
        .message()
        .containsPattern(NOT_ALLOWED + "|must be owner|violates not-null");
  }

  @TestFactory
  Stream<DynamicTest> agentsRole_otherNamespaces_areNotThere() {
    return Stream.of(
            "agents",
            "processes",
            "sessions",
            "runs",
            "tasks",
            "steps",
            "inputs",
            "asks",
            "spend",
            "spend_hours")
        .map(table ->
            DynamicTest.dynamicTest(
                table,
                () ->
                    assertThat(namespaces("select distinct namespace from rouse." + table))
                        .isSubsetOf(OURS.namespace())));
  }

  @Test
  void agentsRole_otherNamespacesRuns_areNotChanged() {
    String update =
        "update rouse.runs set epoch = 99 where namespace = 'role-theirs' returning namespace";

    assertThat(namespaces(update)).isEmpty();
  }

  @Test
  void agentsRole_endedRuns_stayEnded() {
    OWNER.perform(connection ->
        Sql.of(
                """
                update rouse.runs set ended = 'failed', due = null
                where namespace = 'role-ours' and epoch = 0
                """)
            .on(connection)
            .run());

    assertThat(
            namespaces(
                "update rouse.runs set ended = null where ended is not null returning namespace"))
        .isEmpty();
  }

  @Test
  void agentsRole_schemaVersion_isKnown() {
    assertThat(SchemaVersion.check(AGENT)).isInstanceOf(SchemaVersion.Fit.Fits.class);
  }

  @Test
  void namespaceClosed_roleIsGone() {
    var namespaces = new Namespaces(OWNER);
    String role = namespaces.open("role-closing", PASSWORD);
    assertThat(namespaces.role("role-closing")).contains(role);

    assertThat(namespaces.close("role-closing")).isTrue();

    assertThat(namespaces.role("role-closing")).isEmpty();
    assertThat(namespaces.close("role-closing")).isFalse();
  }

  @Test
  void namespaceOpened_again_hasTheNewPasswordAndTheSameRole() {
    var namespaces = new Namespaces(OWNER);
    String long63 = "n".repeat(63);

    assertThat(namespaces.open(long63, "one")).isEqualTo(namespaces.open(long63, "two"));
    assertThat(namespaces.open(long63, "two")).hasSizeLessThanOrEqualTo(63);
    assertThat(namespaces.close(long63)).isTrue();
  }

  @Test
  void adoptedRole_seesItsNamespace() {
    OWNER.perform(connection -> Sql.of("create role made_by_a_dba login").on(connection).run());
    new Namespaces(OWNER).adopt("role-theirs", "made_by_a_dba");

    try (var database = Database.open(as("made_by_a_dba"))) {
      assertThat(namespaces(database, "select distinct namespace from rouse.runs"))
          .containsExactly("role-theirs");
    }
  }

  private static List<String> namespaces(String sql) {
    return namespaces(AGENT, sql);
  }

  private static List<String> namespaces(Database database, String sql) {
    return database.once(
        connection -> Sql.of(sql).on(connection).list(row -> row.text("namespace")));
  }
}
