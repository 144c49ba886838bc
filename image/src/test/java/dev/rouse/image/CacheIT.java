package dev.rouse.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.cli.process.Launch;
import dev.rouse.image.training.Stage;
import dev.rouse.image.training.Trainee;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The cache that the build has trained, in a JVM that ends where it has to refuse one.
final class CacheIT {
  private static final String OR_END = "-XX:AOTMode=on";

  private final Launch launch = Launch.of(Path.of("../functions/agent/target/rouse-agent.jar"));
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

  @Test
  void trainedCache_isAccepted() throws Exception {
    assertThat(launch.trained()).isTrue();

    try (var agent = start(launch.command("-XX:AOTCache=" + launch.cache(), OR_END))) {
      agent.awaitReady();
      agent.ask("cache");
    }
  }

  @Test
  void refusedCache_isNoticed() throws Exception {
    var other = "-XX:+UseCompactObjectHeaders";

    try (var agent = start(launch.command("-XX:AOTCache=" + launch.cache(), OR_END, other))) {
      assertThatThrownBy(agent::awaitReady).hasMessageContaining("AOT");
    }
  }

  private Trainee start(List<String> command) throws IOException {
    return Trainee.start(command, stage.environment(), folder.resolve("log"), client);
  }
}
