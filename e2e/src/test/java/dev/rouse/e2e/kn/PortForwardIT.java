package dev.rouse.e2e.kn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.e2e.up.Platform;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Without an address the gateway is reached through the cluster: a real gateway behind a stand-in
/// that speaks Kubernetes' port-forward.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PortForwardIT {
  private static final String NAMESPACE = "/api/v1/namespaces/rouse-system";
  private static final String SERVICE =
      """
      {"apiVersion": "v1", "kind": "Service",
       "metadata": {"name": "rouse-gateway", "namespace": "rouse-system"},
       "spec": {"selector": {"app.kubernetes.io/name": "rouse-gateway"},
        "ports": [{"name": "http", "port": 80, "targetPort": "http"}]}}
      """;
  private static final String POD =
      """
      {"apiVersion": "v1", "kind": "Pod",
       "metadata": {"name": "%s", "namespace": "rouse-system"},
       "spec": {"containers": [{"name": "gateway", "ports": [{"name": "http", "containerPort": 8080}]}]},
       "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "%s"}]}}
      """;

  private final Path folder;
  private final Platform platform;
  private final ForwardingServer cluster;
  private final Kn kn;

  PortForwardIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.platform = Platform.start(Path.of("../samples/hello"), folder.resolve("data"));
    this.cluster = ForwardingServer.to(URI.create(platform.gateway()).getPort());
    this.kn = new Kn(Map.of("KUBECONFIG", kubeconfig().toString()), folder);
  }

  private Path kubeconfig() throws Exception {
    return Files.writeString(
        folder.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        current-context: here
        contexts: [{name: here, context: {cluster: mock, user: me, namespace: default}}]
        clusters: [{name: mock, cluster: {server: '%s'}}]
        users: [{name: me, user: {token: secret-token}}]
        """
            .formatted(cluster.url()));
  }

  @BeforeEach
  void aGatewayOfTwoPods() {
    cluster.serve(NAMESPACE + "/services/rouse-gateway", SERVICE);
    serve("False", "True");
  }

  private void serve(String firstReady, String secondReady) {
    var first = POD.formatted("gateway-1", firstReady);
    var second = POD.formatted("gateway-2", secondReady);
    cluster.serve(
        NAMESPACE + "/pods",
        """
        {"apiVersion": "v1", "kind": "PodList", "metadata": {}, "items": [%s, %s]}
        """
            .formatted(first, second));
    cluster.serve(NAMESPACE + "/pods/gateway-2", second);
  }

  @AfterAll
  void end() {
    cluster.close();
    platform.close();
  }

  @Test
  void invoke_goesThroughThePodThatIsReady_byItsOwnPort() throws Exception {
    var said = kn.run("invoke", "hello", "{\"name\": \"Ada\"}");

    assertThat(said.out()).startsWith("Hello Ada");
    assertThat(cluster.forwarded())
        .allSatisfy(forward ->
            assertThat(forward)
                .isEqualTo(
                    NAMESPACE + "/pods/gateway-2/portforward?ports=8080 Bearer secret-token"))
        .isNotEmpty();
  }

  @Test
  void runs_noPodIsReady_saysWhereToLook() throws Exception {
    serve("False", "False");

    var said = kn.run("runs");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err())
        .contains(
            "no pod of rouse-system/rouse-gateway is ready",
            "kubectl -n rouse-system describe pods",
            "--gateway");
  }

  @Test
  void runs_mayNotForward_saysWhichRightIsMissing() throws Exception {
    cluster.forbid(true);

    var said = kn.run("runs");

    cluster.forbid(false);
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("`pods/portforward`", "--gateway");
  }
}
