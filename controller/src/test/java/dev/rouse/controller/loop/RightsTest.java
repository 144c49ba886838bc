package dev.rouse.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.standin.Call;
import dev.rouse.controller.standin.Documents;
import dev.rouse.core.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every call that the controller makes is in its ClusterRole, and nothing else is.
final class RightsTest {
  private static final Path ROLES = Path.of("../config/knative/base/controller/rbac.yaml");

  /// No call of ours: the API server asks for it where a binding is written.
  private static final String BINDING = "clusterroles";

  @Test
  void wholeLife_usesItsRightsAndNoOthers() throws InterruptedException {
    try (var cluster = new Cluster()) {
      live(cluster);

      var used = used(cluster.server.calls());
      assertThat(granted()).as("of all that is used").containsAll(used);
      assertThat(used).as("of all that is granted").containsAll(granted());
    }
  }

  private static void live(Cluster cluster) throws InterruptedException {
    world(cluster);
    cluster.start();
    cluster.put(Kind.AGENT, "a", Documents.of(SPEC).getFirst());
    cluster.until("it is deployed", () -> cluster.has(Kind.SCALED_OBJECT, "a"));
    cluster.until("its triggers are", () -> !cluster.server.list(Kind.TRIGGER).isEmpty());
    cluster.deploys("a", "a-1");
    cluster.until("it sleeps", () -> cluster.ready("a").equals("Sleeping"));
    cluster.rests();
    cluster.server.delete(cluster.key(Kind.AGENT, "a"));
    cluster.until("it is gone", () -> !cluster.has(Kind.AGENT, "a"));
    cluster.until(
        "its bindings are", () -> cluster.server.list(Kind.CLUSTER_ROLE_BINDING).isEmpty());
    cluster.until("its policy is", () -> !cluster.has(Kind.NETWORK_POLICY, "rouse-agents"));
    cluster.rests();
    adopts(cluster);
  }

  private static void world(Cluster cluster) {
    Documents.of(WORLD).forEach(cluster.server::put);
  }

  private static void adopts(Cluster cluster) throws InterruptedException {
    Documents.of(LOGIN).forEach(cluster.server::put);
    cluster.agent("b");
    cluster.until("it is adopted", () -> !cluster.registrar.adopted().isEmpty());
  }

  private static Set<String> used(List<Call> calls) {
    return calls.stream()
        .map(call ->
            right(
                call.kind().group(),
                call.kind().plural() + (call.part().isEmpty() ? "" : "/" + call.part()),
                call.verb()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> granted() {
    return Documents.in(ROLES).stream()
        .filter(document -> document.text("kind").orElse("").equals("ClusterRole"))
        .flatMap(role -> Entity.items(role, "rules").stream())
        .map(Json.Obj.class::cast)
        .flatMap(RightsTest::rights)
        .filter(right -> !right.contains(BINDING))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> rights(Json.Obj rule) {
    return texts(rule, "apiGroups")
        .flatMap(group ->
            texts(rule, "resources")
                .flatMap(
                    resource -> texts(rule, "verbs").map(verb -> right(group, resource, verb))));
  }

  private static Stream<String> texts(Json.Obj rule, String name) {
    return Entity.items(rule, name).stream().map(item -> ((Json.Str) item).value());
  }

  private static String right(String group, String resource, String verb) {
    return (group.isEmpty() ? "core" : group) + " " + resource + " " + verb;
  }

  private static final String SPEC =
      """
      runbook: {answer: done}
      tools: [{name: all-list}, {name: shop-get}]
      triggers: [{broker: {name: default}}]
      """;

  private static final String WORLD =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: rouse, namespace: rouse-system}
      data: {clusterWideNamespaces: ops}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop, annotations: {rouse.dev/allow-agents-from: ops}}
      ---
      apiVersion: rouse.dev/v1alpha1
      kind: Tool
      metadata: {name: all-list, namespace: ops}
      spec: {type: kubernetes, kubernetes: {operation: list, namespaces: ["*"]}}
      ---
      apiVersion: rouse.dev/v1alpha1
      kind: Tool
      metadata: {name: shop-get, namespace: ops}
      spec: {type: kubernetes, kubernetes: {operation: get, namespaces: [shop]}}
      ---
      apiVersion: rouse.dev/v1alpha1
      kind: ModelConfig
      metadata: {name: gpt, namespace: ops}
      spec: {model: gpt-4o}
      ---
      apiVersion: rouse.dev/v1alpha1
      kind: AgentTeam
      metadata: {name: team, namespace: ops}
      spec: {teamType: RoundRobin, agents: [{name: a}]}
      """;

  private static final String LOGIN =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: rouse-agent, namespace: ops}
      data: {user: b3Bz}
      """;
}
