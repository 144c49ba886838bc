package dev.rouse.e2e.kn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.standin.ApiServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `kn-agent` does with a cluster's resources.
final class ClusterVerbsIT {
  private final Path folder;
  private final ApiServer server = ApiServer.start();
  private final HttpServer gateway;
  private final Kn kn;

  ClusterVerbsIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.gateway = emptyGateway();
    var kubeconfig = Files.writeString(folder.resolve("kubeconfig"), kubeconfig());
    var address = "http://127.0.0.1:" + gateway.getAddress().getPort();
    this.kn =
        new Kn(Map.of("KUBECONFIG", kubeconfig.toString(), "ROUSE_GATEWAY_URL", address), folder);
  }

  private String kubeconfig() {
    return """
    apiVersion: v1
    kind: Config
    current-context: here
    contexts: [{name: here, context: {cluster: mock, user: me, namespace: ops}}]
    clusters: [{name: mock, cluster: {server: '%s'}}]
    users: [{name: me, user: {token: secret-token}}]
    """
        .formatted(server.url());
  }

  /// A journal that knows of nothing yet.
  private static HttpServer emptyGateway() throws Exception {
    var gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("content-type", "application/json");
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'[', ']'});
          exchange.close();
        });
    gateway.start();
    return gateway;
  }

  @AfterEach
  void end() {
    server.close();
    gateway.stop(0);
  }

  @Test
  void createListUpdateExportDelete_anAgentsLife() throws Exception {
    assertThat(kn.run("create", "mine", "--system-message", "You help", "--model", "gpt").err())
        .contains("agent ops/mine is made");
    assertThat(kn.run("list").out()).contains("ops/mine   Unknown");
    assertThat(kn.run("update", "mine", "--max", "4", "--suspend").code()).isZero();

    assertThat(kn.run("export", "mine").out())
        .contains("systemMessage: You help", "max: 4", "suspend: true")
        .doesNotContain("resourceVersion");
    assertThat(kn.run("describe", "mine").out()).contains("ops/mine", "It has not run yet");
    assertThat(kn.run("delete", "mine").code()).isZero();
    assertThat(kn.run("delete", "mine").err())
        .contains("there is no agent ops/mine in the cluster");
  }

  @Test
  void createAndUpdate_everyOption_isAFieldOfTheAgent() throws Exception {
    var options =
        List.of(
            "--description",
            "Looks after orders",
            "--system-message",
            "You help",
            "--model",
            "gpt",
            "--tools",
            "time-now,kubectl-get",
            "--max",
            "3",
            "--concurrency",
            "2",
            "--idle-after",
            "15s",
            "--image",
            "example.com/agent:1");
    assertThat(kn.run(words(List.of("create", "-n", "shop", "clerk"), options)).code()).isZero();
    var changed = List.of("--idle-after", "20s", "--image", "example.com/agent:2", "--resume");

    assertThat(kn.run(words(List.of("update", "shop/clerk"), changed)).err())
        .contains("agent shop/clerk is changed");

    assertThat(kn.run("export", "clerk", "-n", "shop").out())
        .contains("namespace: shop", "description: Looks after orders", "name: kubectl-get")
        .contains("max: 3", "concurrency: 2", "idleAfter: 20s", "image: example.com/agent:2")
        .contains("suspend: false");
    assertThat(kn.run("export", "shop/clerk", "-o", "json").out()).startsWith("[{\"apiVersion\"");
    assertThat(kn.run("list", "-A", "-o", "wide").out()).contains("shop/clerk", "gpt");
  }

  private static String[] words(List<String> verb, List<String> options) {
    return Stream.concat(verb.stream(), options.stream()).toArray(String[]::new);
  }

  @Test
  void apply_aFolder_makesAllOfIt_andExportNamesWhatTheAgentNames() throws Exception {
    var resources = Files.createDirectory(folder.resolve("resources"));
    Files.writeString(
        resources.resolve("agent.yaml"), agent("right", "modelConfigRef: {name: gpt}"));
    Files.writeString(
        resources.resolve("model.yml"),
        """
        apiVersion: rouse.dev/v1alpha1
        kind: ModelConfig
        metadata: {name: gpt}
        spec: {model: gpt-4o, apiKeySecretRef: {name: openai, key: key}}
        """);

    var said = kn.run("apply", "-f", resources.toString());

    assertThat(said.out()).contains("Agent ops/right applied", "ModelConfig ops/gpt applied");
    assertThat(said.code()).isZero();
    assertThat(kn.run("export", "right").out())
        .contains("kind: Agent", "---\n", "kind: ModelConfig", "name: openai");
  }

  private static String agent(String name, String more) {
    return """
    apiVersion: rouse.dev/v1alpha1
    kind: Agent
    metadata: {name: %s}
    spec: {systemMessage: You help, %s}
    """
        .formatted(name, more);
  }

  /// As kubectl has it: a file by its name, and in it a context by its own.
  @Test
  void kubeconfigAndContext_nameTheCluster() throws Exception {
    var other = Files.copy(folder.resolve("kubeconfig"), folder.resolve("other"));
    var without = new Kn(Map.of("ROUSE_GATEWAY_URL", "http://127.0.0.1:1"), folder);

    assertThat(without.run("export", "mine", "--kubeconfig", other.toString()).err())
        .contains("there is no agent ops/mine in the cluster");
    assertThat(
            without
                .run("--kubeconfig", other.toString(), "--context", "here", "export", "mine")
                .err())
        .contains("there is no agent ops/mine in the cluster");
    var elsewhere =
        without.run("--kubeconfig", other.toString(), "--context", "there", "export", "mine");
    assertThat(elsewhere.err()).contains("there");
    assertThat(elsewhere.code()).isNotZero();
  }

  @Test
  void apply_oneMistake_sendsNothingAtAll() throws Exception {
    var both =
        Files.writeString(
            folder.resolve("both.yaml"),
            agent("right", "modelConfigRef: {name: gpt}") + "---\n" + agent("wrong", "replica: 3"));

    var said = kn.run("apply", "-f", both.toString());

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("nothing is sent", "both.yaml: line 9: spec.replica");
    assertThat(kn.run("list").out()).doesNotContain("right");
  }

  @Test
  void doctor_clusterWithoutKedaAndServing_saysWhatToInstall_andFails() throws Exception {
    server.without(Kind.SCALED_OBJECT);
    server.without(Kind.SERVICE);

    var said = kn.run("doctor");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out())
        .contains("install Knative Serving", "install KEDA", "kubectl apply -k config/knative");
  }
}
