package dev.rouse.cli.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.rule.BrokenRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MountsTest {
  private static final Mounts.Key KEY = Mounts.Key.secret("openai", "api-key");

  @TempDir private Path folder;

  @Test
  void replace_laysThemOutAsKubernetesDoes_forTheirOwnerOnly() throws Exception {
    var mounts = new Mounts(folder.resolve("mounted"));

    mounts.replace(Map.of(KEY, "sk-1"));

    var file = mounts.secrets().resolve("openai/api-key");
    assertThat(file).hasContent("sk-1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(mounts.secret("openai", "api-key")).contains("sk-1");
  }

  @Test
  void replace_whatIsGone_isRemoved() throws Exception {
    var mounts = new Mounts(folder.resolve("mounted"));
    mounts.replace(Map.of(KEY, "sk-1"));

    mounts.replace(Map.of());

    assertThat(mounts.secrets().resolve("openai/api-key")).doesNotExist();
    assertThat(mounts.secret("openai", "api-key")).isEmpty();
  }

  @Test
  void replace_whatAnEarlierProcessHasLeft_isRemoved() throws Exception {
    new Mounts(folder.resolve("mounted")).replace(Map.of(KEY, "sk-1"));

    var mounts = new Mounts(folder.resolve("mounted"));
    mounts.replace(Map.of());

    assertThat(mounts.secrets().resolve("openai")).doesNotExist();
  }

  @Test
  void secretsFile_aLineThatIsNone_isSaidWithoutWhatStandsInIt() throws Exception {
    var file = Files.writeString(folder.resolve("secrets.env"), "# mine\nsk-very-secret\n");

    assertThatThrownBy(() -> SecretsFile.read(file))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("secrets.env: line 2: ")
        .hasMessageNotContaining("very");
  }
}
