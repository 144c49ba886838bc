package dev.rouse.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.standin.Documents;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a change of an agent, or of what it refers to, makes and unmakes.
final class ReplanTest {
  private static final AgentId AGENT = new AgentId("ops", "a");
  private final Cluster cluster = new Cluster();

  @AfterEach
  void close() {
    cluster.close();
  }

  private void deployed() throws InterruptedException {
    cluster.start();
    cluster.until("it is deployed", () -> cluster.has(Kind.SCALED_OBJECT, "a"));
    cluster.deploys("a", "a-1");
    cluster.rests();
  }

  private void merge(Kind kind, String name, Json.Obj spec) {
    cluster.server.merge(cluster.key(kind, name), "", Json.object().put("spec", spec).done());
  }

  private String registered() {
    return String.valueOf(cluster.registrar.definitions().get(AGENT));
  }

  private static Json.Obj asking(String model) {
    return Json.object()
        .put("systemMessage", "You help.")
        .put("modelConfigRef", Json.object().put("name", model))
        .done();
  }

  private static Json.Obj model(String name) {
    var key = Json.object().put("name", "openai").put("key", "api-key");
    return Json.object().put("model", name).put("apiKeySecretRef", key).done();
  }

  @Test
  void changedDefinition_isRegisteredWithoutANewRevision() throws InterruptedException {
    cluster.agent("a");
    deployed();
    long generation = cluster.get(Kind.SERVICE, "a").generation();

    merge(
        Kind.AGENT, "a", Json.object().put("runbook", Json.object().put("answer", "other")).done());

    cluster.until("it is registered", () -> registered().contains("other"));
    cluster.rests();
    assertThat(cluster.get(Kind.SERVICE, "a").generation()).isEqualTo(generation);
  }

  @Test
  void changedModelAndSecret_planWhoUsesThem() throws InterruptedException {
    cluster.put(Kind.MODEL_CONFIG, "gpt", model("one"));
    cluster.put(Kind.AGENT, "a", asking("gpt"));
    deployed();
    assertThat(cluster.get(Kind.AGENT, "a").state("ModelReady")).isEqualTo("False");

    cluster.server.put(
        Json.object()
            .put("apiVersion", "v1")
            .put("kind", "Secret")
            .put("metadata", Json.object().put("namespace", "ops").put("name", "openai"))
            .put("data", Json.object().put("api-key", "eA=="))
            .done());
    cluster.until(
        "its secret is there",
        () -> cluster.get(Kind.AGENT, "a").state("ModelReady").equals("True"));
    merge(Kind.MODEL_CONFIG, "gpt", Json.object().put("model", "two").done());

    cluster.until("it asks the other", () -> registered().contains("two"));
  }

  @Test
  void changedTool_plansWhoUsesIt() throws InterruptedException {
    var get = Json.object().put("operation", "get").done();
    cluster.put(
        Kind.TOOL, "look", Json.object().put("type", "kubernetes").put("kubernetes", get).done());
    cluster.put(
        Kind.AGENT,
        "a",
        Json.object()
            .put("runbook", Json.object().put("answer", "done"))
            .some("tools", List.of(Json.object().put("name", "look").done()))
            .done());
    deployed();
    assertThat(cluster.has(Kind.ROLE_BINDING, "rouse-a-read")).isTrue();

    merge(
        Kind.TOOL,
        "look",
        Json.object().put("kubernetes", Json.object().put("operation", "delete")).done());

    cluster.until("it may delete", () -> cluster.has(Kind.ROLE_BINDING, "rouse-a-delete"));
    cluster.until("and not look", () -> !cluster.has(Kind.ROLE_BINDING, "rouse-a-read"));
  }

  @Test
  void triggerTakenOut_isPruned_andWhatIsOwnedSaysSo() throws InterruptedException {
    var broker = Json.object().put("broker", Json.object().put("name", "default")).done();
    cluster.put(
        Kind.AGENT,
        "a",
        Json.object()
            .put("runbook", Json.object().put("answer", "done"))
            .some("triggers", List.of(broker))
            .done());
    deployed();
    assertThat(cluster.server.list(Kind.TRIGGER)).hasSize(1);
    assertThat(cluster.get(Kind.SERVICE, "a").json().at("metadata.ownerReferences.0.uid"))
        .contains(Json.of(cluster.get(Kind.AGENT, "a").uid()));

    merge(Kind.AGENT, "a", Json.object().put("triggers", Json.array(List.of())).done());

    cluster.until("it is pruned", () -> cluster.server.list(Kind.TRIGGER).isEmpty());
  }

  @Test
  void labelOfItsNamespace_letsItAskAModelOfAnother() throws InterruptedException {
    Documents.of(
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: ops}
            ---
            apiVersion: rouse.dev/v1alpha1
            kind: ModelConfig
            metadata: {name: shared, namespace: models}
            spec:
              model: gpt-4o
              allowedNamespaces: {from: Selector, selector: {matchLabels: {team: shop}}}
            """)
        .forEach(cluster.server::put);
    var ref = Json.object().put("name", "shared").put("namespace", "models");
    cluster.put(
        Kind.AGENT,
        "a",
        Json.object().put("systemMessage", "You help.").put("modelConfigRef", ref).done());
    cluster.start();
    cluster.until("it may not", () -> cluster.ready("a").equals("UnresolvedReference"));

    cluster.server.merge(
        new Key(Kind.NAMESPACE, "", "ops"),
        "",
        Documents.of("metadata: {labels: {team: shop}}").getFirst());

    cluster.until("it may", () -> cluster.has(Kind.SERVICE, "a"));
  }
}
