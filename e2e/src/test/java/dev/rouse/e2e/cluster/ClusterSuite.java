package dev.rouse.e2e.cluster;

import static dev.rouse.e2e.cluster.Stage.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// An agent's life on a real API server, with its authorisation on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClusterSuite {
  private static final String NAMESPACE = "rouse-e2e";
  private static final String MIN_SCALE =
      "jsonpath={.metadata.annotations.autoscaling\\.knative\\.dev/min-scale}";

  private Optional<Stage> stage = Optional.empty();

  @BeforeAll
  void install() throws IOException {
    stage = Optional.of(Stage.set());
    var _ = kubectl().tried("create", "namespace", NAMESPACE);
  }

  @AfterAll
  void end() {
    stage.ifPresent(set -> {
      var _ = set.kubectl.tried("delete", "namespace", NAMESPACE, "--wait=false");
      set.close();
    });
  }

  private Kubectl kubectl() {
    return stage.orElseThrow().kubectl;
  }

  @TestFactory
  Stream<DynamicTest> examples_areAcceptedAsTheyStand() throws IOException {
    var ours = Stage.ROOT.resolve("controller/src/test/resources/examples");
    try (var samples = Files.walk(Stage.ROOT.resolve("samples"));
        var examples = Files.walk(ours)) {
      return Stream.concat(samples, examples).filter(ClusterSuite::isOurs).toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.toString(), () -> accepted(file)));
    }
  }

  /// Samples hold files of other programs too.
  private static boolean isOurs(Path file) {
    try {
      return file.toString().endsWith(".yaml")
          && Files.readString(file).contains("apiVersion: rouse.dev/");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void accepted(Path file) throws IOException {
    String text = Files.readString(file).replaceAll("namespace: (ops|ai-agents)\\b", "x-y: z");
    var here = Files.writeString(Files.createTempFile("example", ".yaml"), bare(text));
    kubectl()
        .run(
            "apply",
            "--dry-run=server",
            "--validate=strict",
            "-n",
            NAMESPACE,
            "-f",
            here.toString());
  }

  private static String bare(String text) {
    return text.replaceAll(", x-y: z", "");
  }

  /// What is of a kind that the cluster does not have is said to be unchecked.
  @TestFactory
  Stream<DynamicTest> overlays_areAccepted() throws IOException {
    try (var overlays = Files.list(Stage.ROOT.resolve("config/knative/overlays"))) {
      return overlays.sorted().toList().stream()
          .map(folder ->
              DynamicTest.dynamicTest(
                  folder.getFileName().toString(), () -> stage.orElseThrow().tries(folder)));
    }
  }

  @Test
  void kinds_areExplainedAndListed() {
    assertThat(kubectl().run("explain", "agent.spec.scaling.idleAfter")).contains("DESCRIPTION");
    assertThat(applied("listed", "spec: {runbook: {answer: x}}").worked()).isTrue();
    assertThat(kubectl().run("get", "ragent", "-n", NAMESPACE).lines().findFirst().orElse(""))
        .matches("NAME +READY +REPLICAS +MODEL +REASON +AGE");
    assertThat(kubectl().run("get", "rouse", "-n", NAMESPACE)).contains("agent.rouse.dev/listed");
    assertThat(kubectl().text("agent", NAMESPACE, "listed", "spec.replicas")).isEqualTo("0");
    kubectl().run("delete", "agent", "listed", "-n", NAMESPACE, "--timeout=60s");
  }

  @Test
  void invalidSpecs_areRefusedWithPlaceAndRemedy() {
    refused(
        "spec: {runbook: {answer: x}, scaling: {min: 5, max: 2}}", "must not be more than `max`");
    refused(
        "spec: {systemMessage: a, systemMessageFrom: {configMapKeyRef: {name: a, key: b}}}",
        "must say only one of");
    refused("spec: {triggers: [{message: hello}]}", "must say exactly one of `alert`");
    refused("spec: {runtime: {env: [{name: ROUSE_X, value: some}]}}", "must not begin with ROUSE_");
    refused("spec: {visibility: Everywhere}", "supported values: \"Cluster\", \"External\"");
    refused("spec: {limits: {duration: soon}}", "should match");
    refused("spec: {sistemMessage: hello}", "unknown field");
  }

  private void refused(String spec, String why) {
    var result = applied("refused", spec);
    assertThat(result.worked()).as(spec).isFalse();
    assertThat(result.complaints()).contains(why);
  }

  private Kubectl.Result applied(String name, String spec) {
    try {
      var file = Files.createTempFile("agent", ".yaml");
      Files.writeString(
          file,
          "apiVersion: rouse.dev/v1alpha1\nkind: Agent\nmetadata: {name: "
              + name
              + "}\n"
              + spec
              + "\n");
      return kubectl().tried("apply", "--validate=strict", "-n", NAMESPACE, "-f", file.toString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void agent_isPlannedScaledRepairedAndDeleted() {
    assertThat(
            applied("life", "spec: {runbook: {answer: done}, tools: [{name: kubectl-get}]}")
                .worked())
        .isTrue();
    until("it is planned", () -> there("scaledobject.keda.sh", "life"));
    for (var object :
        List.of(
            "services.serving.knative.dev/life",
            "serviceaccount/rouse-life",
            "rolebinding/rouse-life-read",
            "secret/rouse-agent",
            "networkpolicy/rouse-agents")) {
      String[] words = object.split("/", 2);
      assertThat(there(words[0], words[1])).as(object).isTrue();
    }
    assertThat(registered("life")).isTrue();

    deploys("life", "life-00001");
    until("it is ready", () -> condition("life", "Ready").equals("True"));
    floorFollows();
    repairs();
    assertThat(stage.orElseThrow().program.controller().failures()).isZero();
    deletes();
  }

  /// 0, 3, 0, and no new Revision.
  private void floorFollows() {
    String generation = kubectl().text("ksvc", NAMESPACE, "life", "metadata.generation");
    kubectl().run("scale", "agent/life", "-n", NAMESPACE, "--replicas=3");
    until("the floor is 3", () -> floor("life-00001").equals("3"));
    kubectl().run("scale", "agent/life", "-n", NAMESPACE, "--replicas=0");
    until("the floor is 0", () -> floor("life-00001").equals("0"));
    assertThat(kubectl().text("ksvc", NAMESPACE, "life", "metadata.generation"))
        .isEqualTo(generation);
  }

  private void repairs() {
    kubectl().run("delete", "serviceaccount", "rouse-life", "-n", NAMESPACE);
    until("it is back", () -> there("serviceaccount", "rouse-life"));
    kubectl()
        .run(
            "patch",
            "scaledobject.keda.sh",
            "life",
            "-n",
            NAMESPACE,
            "--type=merge",
            "-p",
            "{\"spec\":{\"maxReplicaCount\":99}}");
    until(
        "it is put right",
        () ->
            kubectl()
                .text("scaledobject.keda.sh", NAMESPACE, "life", "spec.maxReplicaCount")
                .equals("10"));
  }

  private void deletes() {
    kubectl().run("delete", "agent", "life", "-n", NAMESPACE, "--timeout=60s");
    assertThat(there("agent", "life")).isFalse();
    until("it is not registered", () -> !registered("life"));
    until("its login is gone", () -> !there("secret", "rouse-agent"));
  }

  @Test
  void team_isCheckedAndSaysThatItDoesNotRun() {
    assertThat(applied("member", "spec: {runbook: {answer: done}}").worked()).isTrue();
    kubectl().run("create", "-n", NAMESPACE, "-f", team().toString());

    until(
        "it is said",
        () ->
            kubectl()
                .run(
                    "get",
                    "agentteam",
                    "team",
                    "-n",
                    NAMESPACE,
                    "-o",
                    "jsonpath={.status.conditions[?(@.type==\"Ready\")].message}")
                .contains("nothing is deployed"));
    kubectl().run("delete", "agent", "member", "-n", NAMESPACE, "--timeout=60s");
  }

  private static Path team() {
    try {
      return Files.writeString(
          Files.createTempFile("team", ".yaml"),
          """
          apiVersion: rouse.dev/v1alpha1
          kind: AgentTeam
          metadata: {name: team}
          spec: {teamType: RoundRobin, agents: [{name: member}], terminationCondition: {type: MaxMessage, maxMessages: 3}}
          """);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /// Knative's part, where there is no Knative.
  private void deploys(String service, String revision) {
    if (stage.orElseThrow().unchecked.stream().noneMatch(what -> what.startsWith("Knative"))) {
      return;
    }
    try {
      var file = Files.createTempFile("revision", ".yaml");
      Files.writeString(
          file,
          """
          apiVersion: serving.knative.dev/v1
          kind: Revision
          metadata:
            name: %s
            labels: {app.kubernetes.io/managed-by: rouse-controller, rouse.dev/agent: %s, rouse.dev/agent-namespace: %s}
          """
              .formatted(revision, service, NAMESPACE));
      kubectl().run("apply", "-n", NAMESPACE, "-f", file.toString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    kubectl()
        .run(
            "patch",
            "services.serving.knative.dev",
            service,
            "-n",
            NAMESPACE,
            "--subresource=status",
            "--type=merge",
            "-p",
            """
            {"status":{"observedGeneration":1,"url":"http://%s","latestReadyRevisionName":"%s",
            "traffic":[{"revisionName":"%s","percent":100}],"conditions":[{"type":"Ready","status":"True"}]}}
            """
                .formatted(service, revision, revision));
  }

  private boolean there(String kind, String name) {
    return kubectl().get(kind, NAMESPACE, name).isPresent();
  }

  private String condition(String agent, String type) {
    return kubectl().condition("agent", NAMESPACE, agent, type);
  }

  private String floor(String revision) {
    return kubectl()
        .run("get", "revisions.serving.knative.dev", revision, "-n", NAMESPACE, "-o", MIN_SCALE);
  }

  private boolean registered(String agent) {
    return stage.orElseThrow().registry.get(new AgentId(NAMESPACE, agent)).isPresent();
  }
}
