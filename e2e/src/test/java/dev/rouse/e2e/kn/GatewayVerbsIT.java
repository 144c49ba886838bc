package dev.rouse.e2e.kn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.e2e.up.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What `kn-agent` asks of a gateway, against the platform as `up` starts it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GatewayVerbsIT {
  private static final Path SAMPLES = Path.of("../samples");
  private static final int MOST_TRIES = 60;
  private static final String EVENT =
      """
      {"specversion": "1.0", "id": "e1", "source": "/tests", "type": "com.example.hello",
       "data": {"name": "Grace"}}
      """;

  private final Path folder;
  private final Platform platform;
  private final Kn kn;

  GatewayVerbsIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    var agents = Files.createDirectory(folder.resolve("agents"));
    for (String sample : new String[] {"hello", "approval"}) {
      Files.copy(SAMPLES.resolve(sample + "/agent.yaml"), agents.resolve(sample + ".yaml"));
    }
    this.platform = Platform.start(agents, folder.resolve("data"));
    this.kn = new Kn(Map.of("ROUSE_GATEWAY_URL", platform.gateway()), folder);
  }

  @AfterAll
  void end() {
    platform.close();
  }

  @BeforeAll
  void invoke_waitsForTheAnswer() throws Exception {
    var said = kn.run("invoke", "hello", "{\"name\": \"Ada\"}");

    assertThat(said.out()).startsWith("Hello Ada, it is ");
    assertThat(said.code()).isZero();
  }

  @Test
  void list_tellsEachAgentsBacklogAndLastRun() throws Exception {
    var said = kn.run("list");

    assertThat(said.out().lines().map(line -> line.replaceAll(" +", " ")))
        .anyMatch(line -> line.startsWith("AGENT READY REPLICAS BACKLOG LAST RUN"))
        .anyMatch(line -> line.startsWith("default/hello - - 0 completed"))
        .anyMatch(line -> line.startsWith("default/refunds"));
  }

  @Test
  void run_tellsTheWholeStory_andLogsDoesSoForTheLast() throws Exception {
    String run =
        kn.run("runs", "hello", "-o", "name", "--state", "completed")
            .out()
            .lines()
            .findFirst()
            .orElseThrow();

    var said = kn.run("run", run);

    assertThat(said.out())
        .contains("default/hello  completed", "calls time-now", "time-now gives", "Hello A");
    assertThat(kn.run("logs", "hello"))
        .satisfies(logs -> assertThat(logs.out()).contains("calls time-now"))
        .satisfies(logs -> assertThat(logs.err()).contains("sleeps, for nothing is runnable"));
    assertThat(kn.run("-o", "json", "run", run).out()).startsWith("{\"run\":\"" + run);
    assertThat(kn.run("run", run, "-o", "yaml").out()).startsWith("run: ");
  }

  @Test
  void send_anEvent_wakesWhoWantsIt_andTellsWhereNobodyIsNamed() throws Exception {
    assertThat(kn.typed(EVENT, "send", "-").code()).isZero();
    assertThat(kn.typed("{\"any\": 1}", "send", "-"))
        .satisfies(said -> assertThat(said.code()).isEqualTo(2))
        .satisfies(
            said -> assertThat(said.err()).contains("name the agent it is for with --agent"));
  }

  @Test
  void approve_letsTheRunGoOn_andASecondDecisionIsRefusedWithTheFirst() throws Exception {
    var task = kn.run("invoke", "refunds", "{\"order\": \"7\"}", "--async").out().strip();
    String id = Platform.text(asked(), "id");
    assertThat(kn.run("run", task).out()).contains("asks a human about refund");

    assertThat(kn.run("deny", id, "--reason", "not that one").code()).isZero();

    var late = kn.run("approve", id);
    assertThat(late.code()).isEqualTo(1);
    assertThat(late.err()).contains("had denied it already: not that one");
    assertThat(kn.run("approvals").err()).contains("nothing waits for a human");
  }

  @Test
  void mistakes_areSaidWithARemedy() throws Exception {
    var unknown = kn.run("invoke", "helo", "x");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("there is no agent default/helo", "default/hello");
    assertThat(kn.run("runs", "--limit", "many").err()).contains("limit is not a number");
    assertThat(kn.run("--gateway", "http://127.0.0.1:1", "list").err())
        .contains("nothing answers at http://127.0.0.1:1");
    assertThat(kn.run("apply", "-f", folder.toString()).err()).contains("no cluster is configured");
  }

  /// The first thing that waits for a human, once something does.
  private Json asked() throws Exception {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      var asked = ((Json.Arr) Json.parse(kn.run("approvals", "-o", "json").out())).items();
      if (!asked.isEmpty()) {
        return asked.getFirst();
      }
    }
    throw new AssertionError("nobody is asked");
  }
}
