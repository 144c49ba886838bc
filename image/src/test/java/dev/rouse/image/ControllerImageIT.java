package dev.rouse.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.image.root.Folders;
import dev.rouse.image.training.Trainee;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The controller's image, unpacked and started as an engine would.
final class ControllerImageIT {
  private static final Path FOLDER = Path.of("target", "tested-controller").toAbsolutePath();
  private static final long MOST_BYTES = 75_000_000;

  @TempDir private Path folder;

  @Test
  void image_unpacked_answersForItsHealth_beforeItLeads() throws Exception {
    var packed = new Packing(Program.CONTROLLER, Path.of(".."), FOLDER).pack("test");
    Folders.delete(FOLDER.resolve("unpacked"));
    var unpacked = Unpacked.of(packed.tar(), FOLDER.resolve("unpacked"));
    assertThat(Files.size(packed.tar())).isLessThan(MOST_BYTES);
    var environment =
        Map.of(
            "ROUSE_DATABASE_URL",
            "jdbc:postgresql://127.0.0.1:9/rouse",
            "ROUSE_DATABASE_USER",
            "rouse",
            "KUBERNETES_MASTER",
            "http://127.0.0.1:9",
            "PATH",
            "/usr/sbin:/usr/bin:/sbin:/bin");

    try (var client = HttpClient.newHttpClient();
        var controller =
            Trainee.start(unpacked.command(), environment, folder.resolve("log"), client)) {
      controller.awaitReady();
    }
  }
}
