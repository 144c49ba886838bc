package dev.rouse.bench.shipped;

import dev.rouse.cli.process.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program that ships.
///
/// @param folder its module's
/// @param told its environment, beside its port and its database
/// @param before what stands before it on the command line
public record Program(Path folder, String name, Map<String, String> told, List<String> before) {
  public static final Program SCALER =
      new Program(Path.of("scaler"), "rouse-scaler", Map.of("ROUSE_HEALTH_PORT", "0"), List.of());

  public static final Program GATEWAY =
      new Program(
          Path.of("functions", "gateway"),
          "rouse-gateway",
          Map.of("ROUSE_ADDRESS", "127.0.0.1", "ROUSE_PER_SECOND", "0"),
          List.of());

  public Program {
    told = Map.copyOf(told);
    before = List.copyOf(before);
  }

  /// The same on one processor of its own.
  public Program onProcessor(int number) {
    return new Program(folder, name, told, List.of("taskset", "-c", Integer.toString(number)));
  }

  /// With the cache that the build has trained.
  Launch launch() throws IOException {
    var launch = Launch.of(folder.resolve("target").resolve(name + ".jar"));
    if (!launch.trained()) {
      throw new IOException(launch.cache() + " is not there, or of another jar: build it again");
    }
    return launch;
  }
}
