package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an agent of one machine may do in a cluster: nothing, look, or change, as its user says.
final class KubernetesIT {
  private static final String AGENT =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: looker}
      spec:
        tools: [{name: kubectl-list}, {name: kubectl-restart}]
        runbook:
          steps:
          - {name: pods, tool: kubectl-list, arguments: {resource: pods}}
          - {name: again, tool: kubectl-restart, arguments: {resource: deployment, name: web}}
          answer: "{{pods}} | {{again}}"
      """;

  @TempDir private Path folder;

  @Test
  void withoutAContext_theKubeconfigIsNotEvenRead() throws Exception {
    try (var cluster = Site.start().page("/", 403, "application/json", "{}")) {
      assertThat(answer(cluster)).contains("There is no cluster to ask", "--context NAME");
      assertThat(cluster.asked()).isEmpty();
    }
  }

  @Test
  void withAContext_itLooksThere_andChangesNothing() throws Exception {
    try (var cluster = Site.start().page("/", 403, "application/json", "{}")) {
      assertThat(answer(cluster, "--context", "staging"))
          .contains("Nothing may be changed in this cluster", "--allow-writes");
      assertThat(cluster.asked())
          .isNotEmpty()
          .allSatisfy(asked -> assertThat(asked.authorization()).isEqualTo("Bearer of-staging"));
    }
  }

  @Test
  void withWritesAllowed_itIsTheClusterThatRefuses() throws Exception {
    try (var cluster = Site.start().page("/", 403, "application/json", "{}")) {
      assertThat(answer(cluster, "--context", "staging", "--allow-writes"))
          .doesNotContain("Nothing may be changed")
          .doesNotContain("There is no cluster");
    }
  }

  @Test
  void writesWithoutAContext_areRefusedAtOnce() throws Exception {
    try (var up = Platform.begin(folder, folder.resolve("data"), Map.of(), "--allow-writes")) {
      assertThat(up.exit()).isEqualTo(2);
      assertThat(up.said()).contains("--allow-writes needs --context NAME");
    }
  }

  private String answer(Site cluster, String... more) throws Exception {
    var agents = Files.createDirectories(folder.resolve("agents"));
    Files.writeString(agents.resolve("agent.yaml"), AGENT);
    var config = Files.writeString(folder.resolve("config"), kubeconfig(cluster));
    var told = Map.of("KUBECONFIG", config.toString());
    try (var platform = Platform.start(agents, folder.resolve("data"), told, more)) {
      var task = platform.accept("default/looker", "1", "{}");
      var ended = platform.ended(task);
      assertThat(Platform.text(ended, "state")).as(ended.write()).isEqualTo("completed");
      return Platform.text(ended, "answer");
    }
  }

  private static String kubeconfig(Site cluster) {
    return """
    apiVersion: v1
    kind: Config
    current-context: production
    contexts:
    - {name: production, context: {cluster: c, user: production}}
    - {name: staging, context: {cluster: c, user: staging}}
    clusters: [{name: c, cluster: {server: "%s"}}]
    users:
    - {name: production, user: {token: of-production}}
    - {name: staging, user: {token: of-staging}}
    """
        .formatted(cluster.url());
  }
}
