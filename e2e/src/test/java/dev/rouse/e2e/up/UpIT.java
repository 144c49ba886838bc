package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpIT {
  private static final String CLERK =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: clerk}
      spec:
        systemMessage: You look after orders.
        scaling: {idleAfter: 1s}
        tools: [{name: time-now}]
        runbook:
          steps:
          - {name: now, tool: time-now, arguments: {}}
          answer: "order {{data.order}} was looked at on a {{now.weekday}}"
      """;

  @TempDir private Path folder;

  @BeforeEach
  void anAgent() throws IOException {
    Files.createDirectories(agents());
    Files.writeString(agents().resolve("clerk.yaml"), CLERK);
  }

  @Test
  void up_anAgentAtZero_wakesAnswersAndSleepsAgain() throws Exception {
    try (var platform = Platform.start(agents(), data())) {
      var task = platform.accept("default/clerk", "1", "{\"order\":7}");

      assertThat(Platform.text(platform.ended(task), "answer")).startsWith("order 7 was looked at");
      platform.awaitState("started");
      platform.awaitState("asleep");
      assertThat(platform.terminate()).isZero();
    }
  }

  @Test
  void up_aCallToAnAgentsOwnUrl_wakesIt_andIsAnsweredInTheSameCall() throws Exception {
    try (var platform = Platform.start(agents(), data())) {
      var answer =
          platform.post(platform.at("agents") + "/default/clerk", "{\"order\":8}", Map.of());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("order 8 was looked at");
      platform.awaitState("asleep");
      assertThat(platform.post(platform.at("agents") + "/default/nobody", "{}").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void up_aFileAdded_andOneTakenAway_areAgents_andNoneAnyMore() throws Exception {
    try (var platform = Platform.start(agents(), data())) {
      Files.writeString(agents().resolve("cook.yaml"), CLERK.replace("clerk", "cook"));
      awaitAgents(platform, "clerk", "cook");
      Files.delete(agents().resolve("clerk.yaml"));
      awaitAgents(platform, "cook");

      var task = platform.accept("default/cook", "1", "{\"order\":9}");
      assertThat(Platform.text(platform.ended(task), "answer")).startsWith("order 9");
    }
  }

  private static void awaitAgents(Platform platform, String... names) throws Exception {
    var wanted = List.of(names).stream().map(name -> "default/" + name).toList();
    var seen = List.<String>of();
    for (int looks = 0; looks < 10_000 && !seen.equals(wanted); looks++) {
      var agents = ((Json.Arr) Json.parse(platform.get("/agents").body())).items();
      seen = agents.stream().map(agent -> Platform.text(agent, "agent")).toList();
    }
    assertThat(seen).isEqualTo(wanted);
  }

  @Test
  void up_anAgentKilledInTheMiddle_isStartedAgain_andEveryTaskIsAnsweredOnce() throws Exception {
    var wakeful = CLERK.replace("idleAfter: 1s", "idleAfter: 5m");
    Files.writeString(agents().resolve("clerk.yaml"), wakeful);
    try (var platform = Platform.start(agents(), data())) {
      var accepted = new ArrayList<String>();
      for (int order = 0; order < 40; order++) {
        accepted.add(
            platform.accept("default/clerk", "order-" + order, "{\"order\":%d}".formatted(order)));
      }
      long pid = Long.parseLong(platform.awaitState("started").replace("pid ", ""));
      assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();

      platform.awaitState("died");
      platform.awaitState("started");
      for (String location : accepted) {
        assertThat(Platform.text(platform.ended(location), "state")).isEqualTo("completed");
      }
    }
  }

  @Test
  void up_killedWithTasksAccepted_startedAgain_everyOneIsAnsweredOnce() throws Exception {
    Map<String, Integer> accepted = new LinkedHashMap<>();
    var killed = Platform.start(agents(), data());
    for (int order = 0; order < 40; order++) {
      String location =
          killed.accept("default/clerk", "order-" + order, "{\"order\":%d}".formatted(order));
      accepted.put(location, order);
    }
    killed.awaitState("started");
    killed.kill();

    try (var again = Platform.start(agents(), data())) {
      var answers = new ArrayList<String>();
      for (String location : accepted.keySet()) {
        Json task = again.ended(location);
        answers.add(Platform.text(task, "answer").replaceAll(" was .*", ""));
      }

      assertThat(answers)
          .containsExactlyElementsOf(accepted.values().stream().map(n -> "order " + n).toList());
      assertThat(again.get("/tasks?limit=1000&state=completed").body().split("\"task\""))
          .hasSize(accepted.size() + 1);
    }
  }

  private Path agents() {
    return folder.resolve("agents");
  }

  private Path data() {
    return folder.resolve("data");
  }
}
