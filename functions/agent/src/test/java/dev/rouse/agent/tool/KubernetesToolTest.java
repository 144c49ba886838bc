package dev.rouse.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.tool.FakeServer.Answer;
import dev.rouse.agent.tool.FakeServer.Asked;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.tool.KubernetesOperation;
import dev.rouse.core.resource.tool.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubernetesToolTest {
  private static final String POD = "{\"resource\":\"po\",\"name\":\"web-1\"}";
  private static final String DEPLOYMENT =
      "{\"resource\":\"deployment\",\"name\":\"web\",\"replicas\":3}";
  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/ops/deployments/web";

  @TempDir private Path folder;
  private final FakeServer server = new FakeServer();

  @BeforeEach
  void cluster() throws IOException {
    FakeCluster.kubeconfig(folder, server);
    FakeCluster.kinds(server);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void get_shortName_isTheObjectWithoutNoise() throws InterruptedException {
    server.on("/api/v1/namespaces/ops/pods/web-1", FakeCluster.pod());

    var got = Json.parse(output(KubernetesOperation.GET, POD));

    assertThat(got.at("status.phase")).contains(Json.of("Running"));
    assertThat(got.at("metadata.managedFields")).isEmpty();
    assertThat(got.at("metadata.annotations").orElseThrow()).isEqualTo(Json.Obj.EMPTY);
    assertThat(server.asked())
        .allSatisfy(
            asked -> assertThat(asked.headers()).containsEntry("authorization", "Bearer t0ken"));
  }

  @Test
  void secrets_areRefusedByAnyName() throws InterruptedException {
    for (String name : List.of("secrets", "secret", "Secret", "secrets.v1", "SECRETS")) {
      for (var operation :
          List.of(
              KubernetesOperation.GET,
              KubernetesOperation.LIST,
              KubernetesOperation.DESCRIBE,
              KubernetesOperation.DELETE)) {
        assertThat(failure(operation, "{\"resource\":\"" + name + "\",\"name\":\"a\"}"))
            .contains("Secrets are never read or changed");
      }
    }
    assertThat(
            failure(
                KubernetesOperation.APPLY,
                """
                {"manifest": {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}}}\
                """))
        .contains("Secrets are never");
    assertThat(server.asked()).noneMatch(asked -> asked.uri().contains("/secrets"));
  }

  @Test
  void names_cannotLeaveTheirPlace() throws InterruptedException {
    assertThat(
            failure(
                KubernetesOperation.GET, "{\"resource\":\"pods\",\"name\":\"a/../../secrets\"}"))
        .contains("no name of an object");
    assertThat(
            failure(
                KubernetesOperation.GET,
                "{\"resource\":\"pods\",\"name\":\"a\",\"namespace\":\"ops/secrets\"}"))
        .contains("is no namespace");
  }

  @Test
  void namespace_thatIsNotTheTools_isRefused() throws InterruptedException {
    String other = "{\"resource\":\"pods\",\"namespace\":\"shop\"}";

    assertThat(failure(KubernetesOperation.LIST, other))
        .isEqualTo("This tool may not work in namespace `shop`, only in [ops]");
  }

  @Test
  void list_isATable_inAllNamespacesWhereAllowed() throws InterruptedException {
    server.on(
        "/api/v1/pods",
        Answer.json(
            """
            {"kind": "Table", "metadata": {"continue": "x"},
             "columnDefinitions": [{"name": "Name", "priority": 0}, {"name": "IP", "priority": 1},
                                   {"name": "Restarts", "priority": 0}],
             "rows": [{"cells": ["web-1", "10.0.0.1", 3],
                       "object": {"metadata": {"namespace": "shop"}}}]}\
            """));

    assertThat(
            calls()
                .output(
                    new Settings.Kubernetes(KubernetesOperation.LIST, List.of("*")),
                    "{\"resource\":\"pods\",\"namespace\":\"*\",\"labelSelector\":\"app=web\"}"))
        .isEqualTo(
            "NAMESPACE  NAME  RESTARTS\nshop  web-1  3\n... and more: narrow it by a selector");
    assertThat(server.asked().getLast().uri())
        .isEqualTo("/api/v1/pods?labelSelector=app%3Dweb&limit=500");
  }

  @Test
  void describe_hasTheEvents() throws InterruptedException {
    server.on("/api/v1/namespaces/ops/pods/web-1", FakeCluster.pod());
    server.on("/api/v1/namespaces/ops/events", FakeCluster.events());

    assertThat(output(KubernetesOperation.DESCRIBE, POD))
        .contains("status:\n  phase: Running\n")
        .endsWith(
            """
            Events:
            2026-01-01T00:00:00Z Normal Pulled Pod/web-1: ok
            2026-01-02T00:00:00Z Warning BackOff Pod/web-1: again (x7)
            """);
  }

  @Test
  void logs_ofTheContainerBefore() throws InterruptedException {
    server.on(
        "/api/v1/namespaces/ops/pods/web-1/log",
        new Answer(200, Map.of("Content-Type", "text/plain"), "a\nb\n"));
    String arguments =
        "{\"pod\":\"web-1\",\"lines\":5,\"previous\":true,\"since\":\"10m\",\"container\":\"c\"}";

    assertThat(output(KubernetesOperation.LOGS, arguments)).isEqualTo("a\nb\n");

    assertThat(server.asked().getLast().uri())
        .endsWith("?container=c&previous=true&sinceSeconds=600&tailLines=5");
  }

  @Test
  void top_sumsContainers() throws InterruptedException {
    server.on(
        "/apis/metrics.k8s.io/v1beta1/namespaces/ops/pods",
        Answer.json(
            """
            {"items": [{"metadata": {"name": "web-1"}, "containers": [
              {"usage": {"cpu": "1500000n", "memory": "2048Ki"}},
              {"usage": {"cpu": "250m", "memory": "10Mi"}}]}]}\
            """));

    assertThat(output(KubernetesOperation.TOP, "{\"resource\":\"pods\"}"))
        .isEqualTo("NAME  CPU  MEMORY\nweb-1  252m  12Mi\n");
  }

  @Test
  void rolloutStatus_tellsDoneFromGoingOn() throws InterruptedException {
    server.on(DEPLOYMENTS, FakeCluster.deployment(2));
    assertThat(output(KubernetesOperation.ROLLOUT_STATUS, DEPLOYMENT)).contains("\"done\":true");
    server.on(DEPLOYMENTS, FakeCluster.deployment(1));
    assertThat(output(KubernetesOperation.ROLLOUT_STATUS, DEPLOYMENT))
        .contains("\"done\":false", "The rollout goes on");
  }

  @Test
  void apply_isServerSide_andTellsAConflict() throws InterruptedException {
    server.on(DEPLOYMENTS, FakeCluster.deployment(2));
    String manifest =
        "{\"manifest\":{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"web\"}}}";

    assertThat(output(KubernetesOperation.APPLY, manifest)).contains("\"kind\":\"Deployment\"");

    Asked asked = server.asked().getLast();
    assertThat(asked.method()).isEqualTo("PATCH");
    assertThat(asked.uri()).isEqualTo(DEPLOYMENTS + "?fieldManager=rouse-agent");
    assertThat(asked.headers()).containsEntry("content-type", "application/apply-patch+yaml");
    server.on(
        DEPLOYMENTS,
        new Answer(
            409,
            Map.of("Content-Type", "application/json"),
            "{\"kind\":\"Status\",\"message\":\"conflict with helm\"}"));
    assertThat(failure(KubernetesOperation.APPLY, manifest))
        .contains("conflict with helm", "Somebody else manages it");
  }

  @Test
  void scaleRestartAndDelete() throws InterruptedException {
    server.on(DEPLOYMENTS, FakeCluster.deployment(2)).on(DEPLOYMENTS + "/scale", Answer.json("{}"));

    assertThat(output(KubernetesOperation.SCALE, DEPLOYMENT))
        .isEqualTo("web shall have 3 replicas");
    assertThat(server.asked().getLast().body()).isEqualTo("{\"spec\":{\"replicas\":3}}");

    assertThat(output(KubernetesOperation.RESTART, DEPLOYMENT)).contains("being restarted");
    String once = server.asked().getLast().body();
    assertThat(output(KubernetesOperation.RESTART, DEPLOYMENT)).contains("being restarted");
    assertThat(server.asked().getLast().body()).isEqualTo(once).contains("rouse.dev/restart");

    assertThat(output(KubernetesOperation.DELETE, DEPLOYMENT)).contains("being deleted");
    assertThat(server.asked().getLast().method()).isEqualTo("DELETE");
  }

  @Test
  void change_ofWhatHasNoNamespace_needsAllOfThem() throws InterruptedException {
    assertThat(failure(KubernetesOperation.DELETE, "{\"resource\":\"node\",\"name\":\"n\"}"))
        .contains("may not change `nodes`");
  }

  @Test
  void forbiddenAndUnknown_sayWhatToDo() throws InterruptedException {
    server.on(
        "/api/v1/namespaces/ops/pods/web-1",
        new Answer(
            403,
            Map.of("Content-Type", "application/json"),
            "{\"kind\":\"Status\",\"message\":\"pods is forbidden\"}"));

    assertThat(failure(KubernetesOperation.GET, POD))
        .isEqualTo("pods is forbidden. This agent has not been given that right: do without it");
    assertThat(failure(KubernetesOperation.LIST, "{\"resource\":\"deploymnets\"}"))
        .contains("no resource type `deploymnets`", "did you mean `deployments`?");
    assertThat(
            Calls.anywhere()
                .failure(new Settings.Kubernetes(KubernetesOperation.GET, List.of()), POD))
        .contains("There is no cluster to ask", "KUBECONFIG");
  }

  @Test
  void writes_notAllowed_areRefusedBeforeTheClusterIsAsked() throws InterruptedException {
    var told =
        Map.of("KUBECONFIG", folder.resolve("config").toString(), "ROUSE_KUBE_WRITES", "false");
    var settings = new Settings.Kubernetes(KubernetesOperation.RESTART, List.of());

    assertThat(Calls.with(told).failure(settings, POD))
        .contains("Nothing may be changed", "--allow-writes");
    assertThat(server.asked()).isEmpty();
  }

  private String output(KubernetesOperation operation, String arguments)
      throws InterruptedException {
    return calls().output(new Settings.Kubernetes(operation, List.of()), arguments);
  }

  private String failure(KubernetesOperation operation, String arguments)
      throws InterruptedException {
    return calls().failure(new Settings.Kubernetes(operation, List.of()), arguments);
  }

  private Calls calls() {
    return Calls.with(Map.of("KUBECONFIG", folder.resolve("config").toString()));
  }
}
