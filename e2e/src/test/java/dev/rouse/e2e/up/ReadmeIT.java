package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every command of every README does what is said of it.
final class ReadmeIT {
  private static final Path ROOT = Path.of("..");

  /// What the commands print, where that is known.
  private static final Map<String, String> PRINTED =
      Map.of(
          "README.md", "OrdersPileUp",
          "samples/approval/README.md", "order 7 is paid back",
          "samples/chain/README.md", "Dear customer, we have your order 7",
          "samples/custom-function/README.md", "Ada pays 36.0 instead of 40",
          "samples/hello/README.md", "Hello Ada",
          "samples/summarizer/README.md", "archived: Parcel late: closed after 4 messages",
          "samples/troubleshooter/README.md", "OutOfMemory");

  @TestFactory
  Stream<DynamicTest> everyReadme_isRight() throws Exception {
    try (var samples = Files.list(ROOT.resolve("samples"))) {
      var readmes =
          Stream.concat(
                  Stream.of(Path.of("README.md")),
                  samples
                      .filter(Files::isDirectory)
                      .map(sample -> Path.of("samples", sample.getFileName().toString()))
                      .map(sample -> sample.resolve("README.md"))
                      .sorted())
              .toList();
      return readmes.stream()
          .map(readme -> DynamicTest.dynamicTest(readme.toString(), () -> check(readme)));
    }
  }

  private static void check(Path file) throws Exception {
    var readme = Readme.read(file, Files.createTempDirectory("rouse-readme-"));

    assertThat(readme.blocks()).isPositive();
    assertThat(readme.run()).contains(PRINTED.getOrDefault(file.toString(), ""));
  }
}
