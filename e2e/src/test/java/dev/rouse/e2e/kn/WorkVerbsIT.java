package dev.rouse.e2e.kn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.agent.model.fake.FakeModels;
import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Provider;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.e2e.up.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Work followed while it goes on, looked after once it has failed, and handed in by all the ways
/// there are, against the platform as `up` starts it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WorkVerbsIT {
  private static final int MOST_TRIES = 120;

  /// Asks a model, and a human before it looks at the clock.
  private static final String DESK =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: desk}
      spec:
        systemMessage: You know what time it is.
        modelConfigRef: {name: gpt}
        tools: [{name: time-now, approval: Required}]
        approvals: {deadline: 4h, onDeadline: Deny}
      ---
      apiVersion: rouse.dev/v1alpha1
      kind: ModelConfig
      metadata: {name: gpt}
      spec:
        model: gpt-4o
        baseUrl: MODELS
        apiKeySecretRef: {name: openai, key: key}
      """;

  /// Answers with a field of its task, and fails where that is not there.
  private static final String ECHO =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: %s}
      spec:
        description: Says what it was told
        tools: [{name: time-now}]
        runbook:
          steps:
          - {name: now, tool: time-now, arguments: {timeZone: Europe/Berlin}}
          answer: "%s"
        triggers: [{alert: {matchers: ['team="%1$s"']}}]
      """;

  private final Path folder;
  private final Path agents;
  private final FakeModels models;
  private final Platform platform;
  private final Kn kn;

  WorkVerbsIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.agents = Files.createDirectory(folder.resolve("agents"));
    this.models = FakeModels.start();
    agent("desk", DESK.replace("MODELS", models.url(Provider.OPEN_AI)));
    agent("echo", ECHO.formatted("echo", "said: {{data.text}}"));
    Files.writeString(agents.resolve("secrets.env"), "openai.key=sk-of-the-test\n");
    this.platform = Platform.start(agents, folder.resolve("data"));
    this.kn = new Kn(Map.of("ROUSE_GATEWAY_URL", platform.gateway()), folder);
  }

  private void agent(String name, String yaml) throws Exception {
    Files.writeString(agents.resolve(name + ".yaml"), yaml);
  }

  @AfterAll
  void end() {
    platform.close();
    models.close();
  }

  private String first(String... words) throws Exception {
    return kn.run(words).out().lines().findFirst().orElseThrow();
  }

  @Test
  void invokeStream_tellsStepsAndTokensAsTheyCome_andEndsWithTheAnswer() throws Exception {
    models.script(
        Reply.calling(new ToolRequest("time-now", "{\"timeZone\":\"Europe/Berlin\"}")),
        Reply.text("It is late."));

    var invoked = kn.begin("", "invoke", "desk", "what time is it?", "--stream");

    assertThat(invoked.awaitOut("asks a human about time-now"))
        .containsPattern("gpt calls time-now .*\\(\\d+ tokens")
        .doesNotContain("It is late.");
    assertThat(invoked.goesOn()).isTrue();
    String id = first("approvals", "desk", "-o", "name");
    assertThat(kn.run("run", id.split("\\.", -1)[1]).out())
        .contains("a human decides: `kn-agent approve " + id);
    assertThat(kn.run("approve", id, "--hash", "of-others").err()).contains("other arguments");
    String hash = text(kn.run("approvals", "-o", "json").out(), "0.hash");
    assertThat(kn.run("approve", id, "--hash", hash, "--reason", "go on").err())
        .contains(id + ": approved");
    var said = invoked.ended();
    assertThat(said.out())
        .contains("local-user approves: go on", "time-now gives", "gpt answers  (")
        .endsWith("completed\nIt is late.\n");
    assertThat(said.code()).isZero();
    assertThat(kn.run("approvals", "desk", "--all").out()).contains(id, "approved");
  }

  private static String text(String json, String path) throws Exception {
    return Platform.text(Json.parse(json), path);
  }

  @Test
  void invokeStream_asJson_isALineForEachStep_andOneForTheEnd() throws Exception {
    var said = kn.run("invoke", "echo", "{\"text\": \"hm\"}", "--stream", "-o", "json");

    var lines = said.out().lines().map(Json::stored).toList();
    assertThat(lines.getFirst().at("seq")).contains(Json.of(1));
    assertThat(Platform.text(lines.getLast(), "answer")).isEqualTo("said: hm");
    assertThat(said.code()).isZero();
    assertThat(kn.run("invoke", "echo", "{\"text\": \"hm\"}", "--stream", "-o", "yaml").out())
        .startsWith("---\n")
        .contains("\nanswer: 'said: hm'\n");
  }

  @Test
  void invokeStream_failure_isSaid_andDeadLettersAreShownRedrivenAndPurged() throws Exception {
    agent("broken", ECHO.formatted("broken", "{{data.none}}"));
    awaitAgent("default/broken", "");
    var failed = kn.run("invoke", "broken", "{\"text\": \"hm\"}", "--stream");
    assertThat(failed.out())
        .endsWith("failed: The runbook failed: answer: `{{data.none}}` finds nothing\n");
    assertThat(failed.code()).isEqualTo(1);
    String id = first("dead", "list", "broken", "-o", "name");

    var shown = kn.run("dead", "show", id);

    String run = text(kn.run("dead", "show", id, "-o", "json").out(), "run");
    assertThat(shown.out())
        .startsWith("The runbook failed: answer: ")
        .contains("agent: default/broken", "`kn-agent run " + run + "` shows what it did");
    redriveOnceItCanWork(id, run);
    assertThat(kn.run("invoke", "broken", "[]").code()).isEqualTo(1);
    purge(first("dead", "list", "broken", "-o", "name"));
    assertThat(kn.run("dead", "show", "default.nothing"))
        .satisfies(said -> assertThat(said.err()).contains("there is no dead letter default.noth"))
        .satisfies(said -> assertThat(said.code()).isEqualTo(1));
  }

  /// It goes on where it was: what it has seen is not looked at again.
  private void redriveOnceItCanWork(String id, String run) throws Exception {
    String before = definition("default/broken");
    agent("broken", ECHO.formatted("broken", "said: {{data.text}}"));
    awaitAgent("default/broken", before);

    var redriven = kn.run("dead", "redrive", id);

    assertThat(redriven.err()).contains(id + " goes on from its last step");
    assertThat(redriven.code()).isZero();
    assertThat(awaited("completed", "run", run))
        .contains("local-user sets it going again", "\nsaid: hm\n")
        .containsOnlyOnce("time-now gives");
    assertThat(kn.run("dead", "list", "broken").err()).contains("nothing has failed for good");
    assertThat(kn.run("dead", "redrive", id).code()).isEqualTo(1);
  }

  private void purge(String id) throws Exception {
    assertThat(kn.run("dead", "purge", id).err()).contains(id + " is thrown away");
    assertThat(kn.run("dead", "list", "-A", "-o", "json").out()).doesNotContain(id);
    var again = kn.run("dead", "purge", id);
    assertThat(again.err()).contains("there is no dead letter " + id);
    assertThat(again.code()).isEqualTo(1);
  }

  private String definition(String agent) throws Exception {
    var listed = (Json.Arr) Json.parse(kn.run("list", "-o", "json").out());
    return listed.items().stream()
        .filter(each -> Platform.text(each, "agent").equals(agent))
        .map(each -> Platform.text(each, "definition"))
        .findFirst()
        .orElse("");
  }

  /// Waits until an agent is another than it was.
  private void awaitAgent(String agent, String before) throws Exception {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      String now = definition(agent);
      if (!now.isEmpty() && !now.equals(before)) {
        return;
      }
    }
    throw new AssertionError(agent + " stays as it is");
  }

  /// Asks until the answer holds a word.
  @CanIgnoreReturnValue
  private String awaited(String word, String... words) throws Exception {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      var said = kn.run(words);
      if (said.out().contains(word)) {
        return said.out();
      }
    }
    throw new AssertionError(List.of(words) + " never says " + word);
  }

  @Test
  void logsFollow_endsWithTheRun_whichCancelEnds_withItsReason() throws Exception {
    var asks = Reply.calling(new ToolRequest("time-now", "{\"timeZone\":\"Europe/Berlin\"}"));
    models.script(asks, asks);
    String task = first("invoke", "desk", "what time is it?", "--async");
    awaited("waiting", "run", task);
    var late = kn.run("invoke", "desk", "-n", "default", "--key", "k1", "--timeout", "1ms", "x");
    assertThat(late.err()).contains("no answer within 1ms");
    assertThat(late.code()).isEqualTo(1);
    String other = first("runs", "desk", "--limit", "1", "-o", "name");

    var cancelled = kn.run("cancel", task, "--reason", "no longer needed");

    assertThat(cancelled.err()).contains(task + " is told to stop");
    assertThat(awaited("cancelled by", "run", task)).contains("local-user", "no longer needed");
    assertThat(kn.run("cancel", task).err()).contains("the run has ended: it is cancelled");
    var followed = kn.begin("", "logs", "desk", "--follow");
    assertThat(kn.run("cancel", other, "--reason", "nor this one").code()).isZero();
    var said = followed.ended();
    assertThat(said.out()).contains("cancelled by local-user: nor this one");
    assertThat(said.code()).isZero();
  }

  @Test
  void invoke_aFileOrStandardInput_isTheTask_andUnderOneKeyItIsOne() throws Exception {
    var file = Files.writeString(folder.resolve("task.json"), "{\"text\": \"by file\"}").toString();

    assertThat(kn.run("invoke", "echo", "-f", file).out()).isEqualTo("said: by file\n");
    assertThat(kn.typed("{\"text\": \"typed\"}", "invoke", "default/echo").out())
        .isEqualTo("said: typed\n");
    assertThat(first("invoke", "echo", "-f", file, "--key", "k", "--async"))
        .isEqualTo(first("invoke", "echo", "-f", file, "--key", "k", "--async"));
    assertThat(kn.run("invoke", "echo", "-f", file, "--key", "k", "--async", "-o", "json").out())
        .startsWith("{\"task\":\"");
  }

  @Test
  void send_toOneAgent_orANotificationToWhoeverItConcerns() throws Exception {
    var file = Files.writeString(folder.resolve("any.json"), "{\"text\": \"sent\"}").toString();
    agent("watch", ECHO.formatted("watch", "seen"));
    awaitAgent("default/watch", "");
    var notification =
        Files.writeString(
            folder.resolve("alert.json"),
            """
            {"version": "4", "groupKey": "g1", "status": "firing", "alerts": [
              {"status": "firing", "fingerprint": "f1", "startsAt": "2026-11-21T12:00:00Z",
               "labels": {"alertname": "Down", "team": "watch"}, "annotations": {}}]}
            """);

    var sent = kn.run("send", file, "--agent", "echo");

    String task = sent.out().strip();
    assertThat(sent.err()).contains("`kn-agent run " + task + "` shows what comes of it");
    assertThat(awaited("completed", "run", task)).contains("said: sent");
    assertThat(kn.run("send", notification.toString()).err())
        .contains("accepted; `kn-agent runs` shows whom it wakes");
    assertThat(awaited("completed", "logs", "watch")).contains("seen");
  }

  @Test
  void lists_ofAllNamespaces_wide_andNoLongerThanAskedFor() throws Exception {
    for (int i = 0; i < 2; i++) {
      assertThat(kn.run("invoke", "echo", "{\"text\": \"hm\"}").code()).isZero();
    }

    assertThat(kn.run("runs", "-A", "--limit", "1", "-o", "wide").out().lines())
        .hasSize(2)
        .first()
        .asString()
        .contains("SUBJECT", "SESSION", "ATTEMPTS", "OWNER", "DUE");
    assertThat(kn.run("list", "-A", "-o", "wide").out()).contains("MONEY TODAY", "default/echo");
    assertThat(kn.run("runs", "-n", "elsewhere").err()).contains("no runs;");
    assertThat(kn.run("approvals", "-A", "--all", "--limit", "5", "-o", "json").out())
        .startsWith("[");
  }
}
