package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may go wrong on one machine: one clear line each, and what to do.
final class UpFaultsIT {
  private static final String CLERK =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: clerk}
      spec: {systemMessage: You look after orders., runbook: {steps: [], answer: done}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void anAgent() throws IOException {
    Files.createDirectories(agents());
    Files.writeString(agents().resolve("clerk.yaml"), CLERK);
  }

  @Test
  void up_aMistakeInOneFile_isSaidWithItsLine_andTheOthersRun() throws Exception {
    Files.writeString(
        agents().resolve("cook.yaml"),
        CLERK.replace("clerk", "cook").replace("systemMessage", "sytemMessage"));
    try (var platform = Platform.start(agents(), data())) {
      assertThat(platform.said())
          .contains("cook.yaml: line 4: spec.sytemMessage", "`systemMessage`");
      var task = platform.accept("default/clerk", "1", "{}");
      assertThat(Platform.text(platform.ended(task), "state")).isEqualTo("completed");
    }
  }

  @Test
  void up_aSecondTime_onTheSameData_saysSo() throws Exception {
    try (var _ = Platform.start(agents(), data());
        var second = Platform.begin(agents(), data(), Map.of())) {
      assertThat(second.exit()).isEqualTo(2);
      assertThat(onlyLine(second)).contains("another `up` runs on", "--data");
    }
  }

  @Test
  void up_aUsedPort_isNamed() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      try (var up = Platform.begin(agents(), data(), Map.of(), "--port", port)) {
        assertThat(up.exit()).isEqualTo(1);
        assertThat(onlyLine(up)).contains("cannot listen on 127.0.0.1:" + port, "--port");
      }
    }
  }

  @Test
  void up_noRoomForData_isSaidBeforeAnythingIsWritten() throws Exception {
    try (var up = Platform.begin(agents(), Path.of("/proc/rouse"), Map.of())) {
      assertThat(up.exit()).isEqualTo(2);
      assertThat(onlyLine(up)).contains("only 0 MiB are free", "/proc/rouse", "--data");
    }
  }

  @Test
  void up_aBrokenDataFolder_isSaid_withWhatPostgresqlSays() throws Exception {
    Platform.start(agents(), data()).close();
    Files.writeString(data().resolve("postgres/PG_VERSION"), "9.1\n");

    try (var up = Platform.begin(agents(), data(), Map.of())) {
      assertThat(up.exit()).isEqualTo(1);
      assertThat(onlyLine(up))
          .contains("does not start: FATAL", "incompatible", "move it away to begin anew");
    }
  }

  @Test
  void up_anAgentThatCrashesAgainAndAgain_isSaid_withItsLastWords() throws Exception {
    var noProgram = Files.writeString(folder.resolve("agent.jar"), "this is no program");
    Files.writeString(folder.resolve("agent.jvm"), "-XX:+UseSerialGC\n");
    try (var up = CommandLine.start(noProgram, Map.of(), Platform.words(agents(), data()))) {
      String gateway = Platform.text(up.next("ready"), "gateway");
      Platform.hand(gateway + "/agents/default/clerk", "{}");

      var crashing = up.awaitState("crashing");
      assertThat(Platform.text(crashing, "agent")).isEqualTo("default/clerk");
      assertThat(Platform.text(crashing, "text"))
          .contains("3 times in a row", "corrupt jarfile", "default-clerk.log");
    }
  }

  private static String onlyLine(CommandLine up) throws IOException {
    assertThat(up.said().lines()).hasSize(1);
    return up.said();
  }

  private Path agents() {
    return folder.resolve("agents");
  }

  private Path data() {
    return folder.resolve("data");
  }
}
