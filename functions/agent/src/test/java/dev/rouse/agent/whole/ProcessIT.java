package dev.rouse.agent.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.Reply;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.embedded.TestPostgres;
import dev.rouse.journal.migration.Migrations;
import dev.rouse.journal.registry.Namespaces;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar as a process of its own: how it starts, how it ends, and what its death costs.
final class ProcessIT {
  private static final String WITH_CLOCK = Whole.AGENT + "  tools: [{name: time-now}]\n";

  @TempDir private Path folder;
  private Whole whole;

  @BeforeEach
  void open() throws Exception {
    whole = new Whole(folder);
  }

  @AfterEach
  void close() {
    whole.close();
  }

  @Test
  void killed_inMidRun_goesOnUnderItsName() throws Exception {
    String file = whole.definition(WITH_CLOCK).toString();
    whole.models().script(Reply.calling(Whole.call("time-now", "{}")), new Reply.Silent());
    try (var first = AgentProcess.start(whole.environment(), "--definition", file)) {
      var lost = whole.client().sendAsync(event(first), HttpResponse.BodyHandlers.ofString());
      whole.models().awaitArrival();
      whole.models().awaitArrival();
      first.kill();
      assertThat(lost).failsWithin(Duration.ofMinutes(2));
    }
    whole.models().script(Reply.text("Recovered."));

    try (var second = AgentProcess.start(whole.environment(), "--definition", file)) {
      var again = event(second);
      whole.models().awaitArrival();
      var answer = whole.client().send(again, HttpResponse.BodyHandlers.ofString());
      while (answer.statusCode() == 409) {
        answer = whole.client().send(again, HttpResponse.BodyHandlers.ofString());
      }

      assertThat(answer.body()).contains("Recovered.");
      assertThat(whole.models().heard()).hasSize(3);
      assertThat(second.stop()).isZero();
      assertThat(second.said()).contains("\"message\":\"drained\"").doesNotContain("Recovered.");
    }
  }

  @Test
  void stopped_withNothingToDo_exitsWithZero() throws Exception {
    String file = whole.definition(Whole.AGENT).toString();
    try (var agent = AgentProcess.start(whole.environment(), "--definition", file)) {
      agent.awaitSaid("working");

      assertThat(agent.stop()).isZero();
    }
  }

  @Test
  void replaced_exitsWithOne() throws Exception {
    String file = whole.definition(Whole.AGENT).toString();
    try (var first = AgentProcess.start(whole.environment(), "--definition", file)) {
      first.awaitSaid("working");
      try (var second = AgentProcess.start(whole.environment(), "--definition", file)) {
        second.awaitSaid("working");

        assertThat(first.exit()).isEqualTo(1);
        assertThat(first.said()).contains("ROUSE_PROCESS");
      }
    }
  }

  @Test
  void wrongSettings_exitWithTwo_namingTheVariable() throws Exception {
    assertThat(refusal(2, "PORT", "http")).contains("PORT must be a whole number");
    assertThat(refusal(2, "ROUSE_ADDRESS", "0.0.0.0")).contains("ROUSE_TOKENS_FILE", "ROUSE_OPEN");
    assertThat(refusal(2, "ROUSE_DATABASE_URL", "")).contains("ROUSE_DATABASE_URL is missing");
    assertThat(refusal(2, "ROUSE_ANSWER_WITHIN", "soon")).contains("ROUSE_ANSWER_WITHIN must be");
  }

  @Test
  void wrongDefinition_exitsWithOne_namingLineAndField() throws Exception {
    String file = whole.definition(Whole.AGENT + "  tool: []\n").toString();
    try (var agent = AgentProcess.start(whole.environment(), "--definition", file)) {
      assertThat(agent.exit()).isEqualTo(1);
      assertThat(agent.said()).contains("agent.yaml line 7: spec.tool", "tools");
    }
  }

  @Test
  void registryOfOthers_exitsWithOne_sayingWhoMayWriteIt() throws Exception {
    String file = whole.definition(Whole.AGENT).toString();
    try (var owner = Database.open(whole.database())) {
      String role = new Namespaces(owner).open("tests", "secret");
      var environment =
          whole.environment("ROUSE_DATABASE_USER", role, "ROUSE_DATABASE_PASSWORD", "secret");
      environment.compute("ROUSE_DATABASE_URL", (_, url) -> url.replaceFirst("\\?.*", ""));
      try (var agent = AgentProcess.start(environment, "--definition", file)) {
        assertThat(agent.exit()).isEqualTo(1);
        assertThat(agent.said()).contains("as the owner of the schema", "permission denied");
      }
    }
  }

  @Test
  void schemaNotThereYet_isWaitedFor() throws Exception {
    var empty = TestPostgres.shared().empty();
    var environment = whole.environment("ROUSE_DATABASE_URL", empty.url());
    String file = whole.definition(Whole.AGENT).toString();
    try (var agent = AgentProcess.start(environment, "--definition", file)) {
      assertThat(agent.awaitSaid("waiting").at("problem").orElseThrow().write())
          .contains("schema is at version 0");

      Migrations.run(empty);

      agent.awaitSaid("working");
    }
  }

  private String refusal(int code, String... wrong) throws Exception {
    String file = whole.definition(Whole.AGENT).toString();
    try (var agent = AgentProcess.start(whole.environment(wrong), "--definition", file)) {
      assertThat(agent.exit()).isEqualTo(code);
      return agent.said();
    }
  }

  private static HttpRequest event(AgentProcess agent) throws InterruptedException {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.awaitPort() + "/"))
        .header("ce-specversion", "1.0")
        .header("ce-id", "e1")
        .header("ce-source", "/tests")
        .header("ce-type", "test.asked")
        .POST(HttpRequest.BodyPublishers.ofString("{}"))
        .build();
  }
}
