package dev.rouse.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.controller.crd.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a namespace has as long as it has agents.
final class NamespaceGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/namespace/out-ops.yaml");

  @Test
  void namespaceWithAgents_hasALoginAndAPolicy() throws IOException {
    var login = LoginPlan.of("ops", "jdbc:postgresql://db/rouse", "rouse_ops", "a-password");
    var policy = NetworkPolicyPlan.of("ops");

    String planned = Yaml.write(List.of(login.json(), policy.json()));

    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, planned);
    }
    assertThat(GOLDEN).content().isEqualTo(planned);
  }
}
