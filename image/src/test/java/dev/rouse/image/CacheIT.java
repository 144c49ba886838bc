package dev.rouse.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.cli.process.Launch;
import dev.rouse.image.training.Stage;
import dev.rouse.image.training.Trainee;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The caches that the build has trained, in JVMs that end where they have to refuse one.
final class CacheIT {
  private static final String OR_END = "-XX:AOTMode=on";

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = Stage.open(folder);
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
    client.close();
  }

  static Stream<Program> trained() {
    return Arrays.stream(Program.values()).filter(program -> program.rehearsal().isPresent());
  }

  @ParameterizedTest
  @MethodSource("trained")
  void trainedCache_isAccepted(Program program) throws Exception {
    var launch = launch(program);
    assertThat(launch.trained()).isTrue();
    var rehearsal = program.rehearsal().orElseThrow();

    var told = rehearsal.begin(stage);
    var command = launch.command("-XX:AOTCache=" + launch.cache(), OR_END);
    try (var process = Trainee.start(command, told, folder.resolve("log"), client)) {
      process.awaitReady();
      rehearsal.play(stage, process);
      process.end();
    }
  }

  @Test
  void refusedCache_isNoticed() throws Exception {
    var launch = launch(Program.AGENT);
    var other = "-XX:+UseCompactObjectHeaders";

    try (var agent = start(launch.command("-XX:AOTCache=" + launch.cache(), OR_END, other))) {
      assertThatThrownBy(agent::awaitReady).hasMessageContaining("AOT");
    }
  }

  private static Launch launch(Program program) {
    return Launch.of(Path.of("..").resolve(program.jar()));
  }

  private Trainee start(List<String> command) throws IOException {
    return Trainee.start(command, stage.agentIsTold(), folder.resolve("log"), client);
  }
}
