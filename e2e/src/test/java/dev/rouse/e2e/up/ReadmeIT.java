package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every command of every README, and of the documents that are about one machine, does what is
/// said of it.
final class ReadmeIT {
  private static final Path ROOT = Path.of("..");

  private static final List<Path> DOCUMENTS =
      List.of(
          Path.of("README.md"),
          Path.of("docs/GETTING-STARTED.md"),
          Path.of("docs/OPERATING.md"),
          Path.of("docs/TROUBLESHOOTING.md"));

  /// What the commands print, where that is known.
  private static final Map<String, String> PRINTED =
      Map.of(
          "README.md", "OrdersPileUp",
          "docs/GETTING-STARTED.md", "day, Ada!",
          "docs/OPERATING.md", "commits are durable",
          "docs/TROUBLESHOOTING.md", "commits are durable",
          "samples/approval/README.md", "order 7 is paid back",
          "samples/chain/README.md", "Dear customer, we have your order 7",
          "samples/custom-function/README.md", "Ada pays 36.0 instead of 40",
          "samples/hello/README.md", "Hello Ada",
          "samples/summarizer/README.md", "archived: Parcel late: closed after 4 messages",
          "samples/troubleshooter/README.md", "OutOfMemory");

  @TestFactory
  Stream<DynamicTest> everyDocument_isRight() throws Exception {
    try (var samples = Files.list(ROOT.resolve("samples"))) {
      var readmes =
          Stream.concat(
                  DOCUMENTS.stream(),
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
