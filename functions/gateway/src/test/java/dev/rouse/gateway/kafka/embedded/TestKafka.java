package dev.rouse.gateway.kafka.embedded;

import dev.rouse.kafka.process.LocalKafka;
import dev.rouse.kafka.process.LocalKafka.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Kafkas of tests: one for most of them, and others where a test kills it or wants it otherwise.
/// All are gone when the JVM of the tests is.
public final class TestKafka {
  private static final Path MODULE = Path.of("../../kafka/target");

  private TestKafka() {}

  private static final class Holder {
    static final LocalKafka SHARED = started();

    private static LocalKafka started() {
      try {
        return start(Map.of());
      } catch (IOException | InterruptedException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  /// The one that is started once.
  public static LocalKafka shared() {
    return Holder.SHARED;
  }

  /// One with settings of its own.
  public static LocalKafka start(Map<String, String> settings)
      throws IOException, InterruptedException {
    return start(settings, List.of());
  }

  /// One with settings of its own, and flags of its JVM.
  public static LocalKafka start(Map<String, String> settings, List<String> flags)
      throws IOException, InterruptedException {
    var usual = launch(Files.createTempDirectory("rouse-kafka"));
    return LocalKafka.start(new Launch(usual.classpath(), usual.data(), 0, settings, flags));
  }

  /// How one on this folder is started.
  public static Launch launch(Path data) throws IOException {
    String others = Files.readString(MODULE.resolve("classpath")).strip();
    return Launch.on(MODULE.resolve("classes").toAbsolutePath() + ":" + others, data);
  }
}
