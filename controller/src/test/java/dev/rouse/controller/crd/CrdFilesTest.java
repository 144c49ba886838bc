package dev.rouse.controller.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The files that people install and read are what the Java code says.
final class CrdFilesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path CRDS = ROOT.resolve("config/knative/crds");
  private static final int KILOBYTE = 1_000;

  @TestFactory
  Stream<DynamicTest> crdFile_isWhatIsGenerated() {
    return Arrays.stream(Crd.values())
        .map(crd ->
            DynamicTest.dynamicTest(crd.kind(), () -> same(file(crd), Yaml.write(crd.toJson()))));
  }

  @Test
  void page_isWhatIsGenerated() throws IOException {
    same(ROOT.resolve("docs/RESOURCES.md"), FieldTable.page());
  }

  @Test
  void agentCrd_staysSmall() {
    assertThat(Yaml.write(Crd.AGENT.toJson()).length()).isLessThanOrEqualTo(40 * KILOBYTE);
  }

  private static Path file(Crd crd) {
    return CRDS.resolve(crd.plural() + ".yaml");
  }

  private static void same(Path file, String generated) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, generated);
    }
    assertThat(file).content().isEqualTo(generated);
  }
}
