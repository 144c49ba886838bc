package dev.rouse.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.image.root.Folders;
import dev.rouse.image.training.Stage;
import dev.rouse.image.training.Trainee;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The images of what is always there: each is packed as the agent's is, so here it is enough that
/// they run.
final class OtherImagesIT {
  private static final Path FOLDER = Path.of("target", "tested").toAbsolutePath();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"GATEWAY", "SCALER"})
  void image_unpacked_doesItsWork_withItsOwnLibrariesAndCache(Program program) throws Exception {
    var place = FOLDER.resolve(program.word());
    var packed = new Packing(program, Path.of(".."), place).pack("test");
    Folders.delete(place.resolve("unpacked"));
    var unpacked = Unpacked.of(packed.tar(), place.resolve("unpacked"));
    assertThat(unpacked.told("User")).isEqualTo("\"65532:65532\"");
    var rehearsal = program.rehearsal().orElseThrow();

    try (var client = HttpClient.newHttpClient();
        var stage = Stage.open(folder)) {
      var told = new HashMap<>(rehearsal.begin(stage));
      told.put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
      told.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
      try (var process = Trainee.start(unpacked.command(), told, folder.resolve("log"), client)) {
        process.awaitReady();
        rehearsal.play(stage, process);
      }
    }
  }
}
