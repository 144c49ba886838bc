package dev.rouse.cli.kn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.cli.played.PlayedCluster;
import dev.rouse.cli.played.PlayedGateway;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The wake chain of an agent's last event, from what KEDA, Knative and the journal noted.
final class DescribeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:01:00Z");
  private static final String WAITS =
      """
      {"run":"r1","agent":"ops/clerk","state":"queued","epoch":0,"acceptedAt":"2026-11-21T12:00:00Z",
       "due":"2026-11-21T12:00:00Z","steps":%s}
      """;
  private static final String RUNS =
      """
      {"run":"r1","agent":"ops/clerk","state":"completed","epoch":1,
       "acceptedAt":"2026-11-21T12:00:00Z","steps":%s}
      """;
  private static final String FIRST_STEP =
      "[{\"seq\":1,\"at\":\"2026-11-21T12:00:02Z\",\"kind\":\"answered\"}]";
  private static final String WORLD =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata:
        name: clerk
        namespace: ops
        managedFields: [{subresource: scale, time: "2026-11-21T12:00:01Z"}]
      spec: {description: Looks after orders, replicas: 1}
      status: {conditions: [{type: Ready, status: "True", message: it can work}]}
      ---
      apiVersion: keda.sh/v1alpha1
      kind: ScaledObject
      metadata: {name: clerk, namespace: ops}
      status:
        lastActiveTime: "2026-11-21T12:00:00.500Z"
        conditions: [{type: Active, status: "True"}]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: clerk-1, namespace: ops}
      status:
        conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-11-21T12:00:01.500Z"}]
      """;

  private final PlayedGateway gateway;

  DescribeTest() throws IOException {
    this.gateway = PlayedGateway.open();
  }

  @BeforeEach
  void anAgentOfTheJournal() {
    gateway.says("/agents", "[{\"agent\":\"ops/clerk\",\"backlog\":1,\"suspended\":false}]");
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  private void lastRun(String run) {
    gateway.says("/runs", "[" + run.formatted("0") + "]");
    gateway.says("/runs/r1", run.formatted(run.equals(RUNS) ? FIRST_STEP : "[]"));
  }

  private Played inCluster(String world) {
    return new Played(gateway, Optional.of(new PlayedCluster().with(world)), NOW);
  }

  @Test
  void describe_workHasBegun_tellsWhenEachLinkClosed() throws Exception {
    lastRun(RUNS);

    var said = inCluster(WORLD).run("describe", "clerk");

    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains(
            "Description    Looks after orders",
            """
            Last run r1: completed
              accepted  2026-11-21T12:00:00Z
              pushed    +0.500 s
              floor     +1.000 s
              pod       +1.500 s
              claimed   +2.000 s
            """)
        .doesNotContain("broken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pushed", "floor", "pod", "claimed"})
  void describe_nothingHasBegun_namesTheFirstBrokenLink_andFails(String link) throws Exception {
    lastRun(WAITS);

    var said = inCluster(brokenAt(link)).run("describe", "clerk");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("The chain is broken at " + link + ": ", "look at ");
  }

  private static String brokenAt(String link) {
    return switch (link) {
      // KEDA was last active for an earlier event.
      case "pushed" ->
          WORLD
              .replace("type: Active, status: \"True\"", "type: Active, status: \"False\"")
              .replace("12:00:00.500Z", "11:00:00Z");
      case "floor" -> WORLD.replace("replicas: 1", "replicas: 0");
      case "pod" -> WORLD.replace("kind: Pod", "kind: Cup");
      default -> WORLD;
    };
  }

  @Test
  void describe_asJson_hasTheTimesAndTheBrokenLink() throws Exception {
    lastRun(WAITS);

    var said =
        inCluster(WORLD.replace("kind: Pod", "kind: Cup")).run("describe", "clerk", "-o", "json");

    assertThat(said.out())
        .contains("\"woken\":{\"accepted\":\"2026-11-21T12:00:00Z\",\"pushed\":")
        .contains("\"brokenLink\":\"pod: ");
  }

  @Test
  void describe_waitsForItsTurnOrItsHour_isNotBroken() throws Exception {
    lastRun(WAITS.replace("\"due\":\"2026-11-21T12:00:00Z\",", ""));
    assertThat(inCluster(WORLD).run("describe", "clerk").code()).isZero();

    lastRun(WAITS.replace("\"due\":\"2026-11-21T12:00:00Z\"", "\"due\":\"2026-11-21T12:00:55Z\""));
    assertThat(inCluster(WORLD).run("describe", "clerk").code()).isZero();
  }

  @Test
  void describe_outsideOfACluster_looksAtTheJournalAlone() throws Exception {
    lastRun(WAITS);

    var said = new Played(gateway, Optional.empty(), NOW).run("describe", "ops/clerk");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("broken at claimed: no process has claimed it");
  }
}
