package dev.rouse.agent.tool;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.agent.tool.FakeServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What an API server says of a small cluster.
public final class FakeCluster {
  private FakeCluster() {}

  /// Writes a kubeconfig of this cluster, as somebody whose token is `t0ken`.
  @CanIgnoreReturnValue
  public static Path kubeconfig(Path folder, FakeServer server) throws IOException {
    Files.writeString(folder.resolve("token"), "t0ken\n");
    return Files.writeString(
        folder.resolve("config"),
        """
        apiVersion: v1
        kind: Config
        current-context: here
        contexts: [{name: here, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: "%s"}}]
        users: [{name: u, user: {tokenFile: token}}]
        """
            .formatted(server.url()));
  }

  public static void kinds(FakeServer server) {
    server
        .on(
            "/api/v1",
            Answer.json(
                """
                {"resources": [
                  {"name": "pods", "singularName": "pod", "kind": "Pod", "namespaced": true,
                   "shortNames": ["po"]},
                  {"name": "pods/log", "singularName": "", "kind": "Pod", "namespaced": true},
                  {"name": "nodes", "singularName": "node", "kind": "Node", "namespaced": false},
                  {"name": "secrets", "singularName": "secret", "kind": "Secret",
                   "namespaced": true}]}\
                """))
        .on(
            "/apis",
            Answer.json(
                """
                {"groups": [{"preferredVersion": {"groupVersion": "down.example/v1"}},
                            {"preferredVersion": {"groupVersion": "apps/v1"}}]}\
                """))
        .on(
            "/apis/apps/v1",
            Answer.json(
                """
                {"resources": [{"name": "deployments", "singularName": "deployment",
                  "kind": "Deployment", "namespaced": true, "shortNames": ["deploy"]}]}\
                """));
  }

  public static Answer pod() {
    return Answer.json(
        """
        {"kind": "Pod", "metadata": {"name": "web-1", "namespace": "ops", "managedFields": [{}],
          "annotations": {"kubectl.kubernetes.io/last-applied-configuration": "{}"}},
         "status": {"phase": "Running"}}\
        """);
  }

  public static Answer events() {
    return Answer.json(
        """
        {"items": [
          {"lastTimestamp": "2026-01-02T00:00:00Z", "type": "Warning", "reason": "BackOff",
           "message": "again", "count": 7, "involvedObject": {"kind": "Pod", "name": "web-1"}},
          {"lastTimestamp": "2026-01-01T00:00:00Z", "type": "Normal", "reason": "Pulled",
           "message": "ok", "count": 1, "involvedObject": {"kind": "Pod", "name": "web-1"}}]}\
        """);
  }

  public static Answer deployment(int available) {
    return Answer.json(
        """
        {"kind": "Deployment", "metadata": {"name": "web", "namespace": "ops", "generation": 4},
         "spec": {"replicas": 2},
         "status": {"observedGeneration": 4, "replicas": 2, "updatedReplicas": 2,
                    "availableReplicas": %d}}\
        """
            .formatted(available));
  }
}
