package dev.rouse.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MountedSecretsTest {
  @TempDir private Path folder;

  @Test
  void secret_isTheFileOfItsNamespaceNameAndKey() throws Exception {
    Files.writeString(folder.resolve("ops_slack_url"), "https://hooks.example.com\n");
    var secrets = new MountedSecrets(folder);

    assertThat(secrets.secret("ops", "slack", "url")).contains("https://hooks.example.com");
    assertThat(secrets.secret("shop", "slack", "url")).isEmpty();
    assertThat(secrets.secret("ops", "slack", "other")).isEmpty();
  }

  @Test
  void secret_namesThatLeadElsewhere_findNothing() throws Exception {
    Files.writeString(folder.resolve("ops_slack_url"), "secret");
    var secrets = new MountedSecrets(Files.createDirectory(folder.resolve("mounted")));

    assertThat(secrets.secret("../ops", "slack", "url")).isEmpty();
    assertThat(secrets.secret("ops", "slack", "../url")).isEmpty();
    assertThat(secrets.secret("ops_slack", "url", "x")).isEmpty();
  }
}
