package dev.rouse.core.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// A folder of folders, each with a text and what comes of it. `-Dgolden.update` writes the latter.
public record Cases(Path root, String out) {
  private static final String IN = "in.yaml";

  /// The cases of a folder of the test resources.
  public static Cases in(String name, String out) {
    return new Cases(Path.of("src/test/resources", name), out);
  }

  /// A test for each folder, and one that it holds nothing else.
  public Stream<DynamicTest> each(Function<String, String> subject) throws IOException {
    try (var folders = Files.list(root)) {
      return folders.sorted().toList().stream()
          .flatMap(folder ->
              Stream.of(
                  dynamicTest(named(folder, ""), () -> check(folder, subject)),
                  dynamicTest(named(folder, ", files"), () -> holdsNothingElse(folder))));
    }
  }

  private static String named(Path folder, String more) {
    return folder.getFileName() + more;
  }

  private void check(Path folder, Function<String, String> subject) throws IOException {
    var golden = folder.resolve(out);

    String came = subject.apply(Files.readString(folder.resolve(IN)));

    if (System.getProperty("golden.update") != null) {
      Files.writeString(golden, came);
    }
    assertThat(came).isEqualTo(Files.readString(golden));
  }

  private void holdsNothingElse(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(IN, out);
    }
  }
}
