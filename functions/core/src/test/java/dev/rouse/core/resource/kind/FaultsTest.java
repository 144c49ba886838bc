package dev.rouse.core.resource.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Reads each folder's invalid text and compares its faults. `-Dgolden.update` writes them anew.
final class FaultsTest {
  private static final Path FOLDER = Path.of("src/test/resources/faults");
  private static final String IN = "in.yaml";
  private static final String FAULTS = "faults.txt";

  @TestFactory
  Stream<DynamicTest> faults() throws IOException {
    return folders()
        .map(folder ->
            DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  @TestFactory
  Stream<DynamicTest> folder_holdsNothingUnused() throws IOException {
    return folders()
        .map(folder ->
            DynamicTest.dynamicTest(
                folder.getFileName().toString(),
                () -> {
                  try (var files = Files.list(folder)) {
                    assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder(IN, FAULTS);
                  }
                }));
  }

  private static void check(Path folder) throws IOException {
    String text = Files.readString(folder.resolve(IN));

    var result = Resources.read(text, "default");

    var golden = folder.resolve(FAULTS);
    String faults = said(result);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(golden, faults);
    }
    assertThat(faults).isEqualTo(Files.readString(golden));
  }

  private static String said(Resources.Result result) {
    return switch (result) {
      case Resources.Result.Read _ -> "nothing is wrong\n";
      case Resources.Result.Invalid(var faults) ->
          faults.stream().map(fault -> fault + "\n").collect(Collectors.joining());
    };
  }

  private static Stream<Path> folders() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }
}
