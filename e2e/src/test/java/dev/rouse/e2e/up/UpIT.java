package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  void up_aMistakeInOneFile_isSaidWithItsLine_andTheOthersRun() throws Exception {
    Files.writeString(
        agents().resolve("cook.yaml"),
        CLERK.replace("clerk", "cook").replace("systemMessage", "sytemMessage"));
    try (var platform = Platform.start(agents(), data())) {
      assertThat(platform.said())
          .contains("cook.yaml: line 5: spec.sytemMessage", "`systemMessage`");
      var task = platform.accept("default/clerk", "1", "{\"order\":7}");
      assertThat(Platform.text(platform.ended(task), "state")).isEqualTo("completed");
    }
  }

  @Test
  void up_aSecondTime_onTheSameData_saysSo() throws Exception {
    try (var _ = Platform.start(agents(), data());
        var second = Platform.begin(agents(), data(), Map.of())) {
      assertThat(second.exit()).isEqualTo(2);
      assertThat(second.said()).contains("another `up` runs on", "--data");
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
