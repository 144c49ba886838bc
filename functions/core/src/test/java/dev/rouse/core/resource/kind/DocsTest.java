package dev.rouse.core.resource.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the documentation shows is accepted.
final class DocsTest {
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  @Test
  void tools_areAccepted() throws IOException {
    var shown = yaml(Path.of("../../docs/TOOLS.md"));

    assertThat(shown).isNotEmpty();
    assertThat(shown)
        .allSatisfy(text ->
            assertThat(Resources.read(text, "default"))
                .isInstanceOfSatisfying(
                    Resources.Result.Read.class,
                    read -> assertThat(read.resources()).isNotEmpty()));
  }

  private static List<String> yaml(Path page) throws IOException {
    return YAML.matcher(Files.readString(page)).results().map(found -> found.group(1)).toList();
  }
}
