package dev.rouse.core.resource.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.OnUnknown;
import dev.rouse.core.resource.ToolType;
import dev.rouse.core.resource.agent.SystemMessage;
import dev.rouse.core.resource.tool.KubernetesOperation;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.task.Overlap;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResourcesTest {

  @Test
  void read_bareAgent_hasEveryDefault() {
    var agent = (Agent) one("Agent", "ops", "{systemMessage: Help., modelConfigRef: {name: gpt}}");

    assertThat(agent.id()).hasToString("home/ops");
    assertThat(agent.systemMessage()).contains(new SystemMessage.Literal("Help."));
    assertThat(agent.limits().steps()).isEqualTo(40);
    assertThat(agent.limits().duration()).isEqualTo(Duration.ofMinutes(15));
    assertThat(agent.session().key()).isEmpty();
    assertThat(agent.session().onOverlap()).isEqualTo(Overlap.QUEUE);
    assertThat(agent.approvals().onUnknown()).isEqualTo(OnUnknown.ASK);
    assertThat(agent.scaling().min()).isZero();
    assertThat(agent.retry().attempts()).isEqualTo(4);
    assertThat(agent.runtime().resources().requests()).containsEntry("memory", "96Mi");
    assertThat(agent.suspend()).isFalse();
  }

  @Test
  void read_toolOfAKnownType_takesWhatIsKnown() {
    var tool = (Tool) one("Tool", "kubectl-logs", "{type: kubernetes}");

    assertThat(tool.type()).isEqualTo(ToolType.KUBERNETES);
    assertThat(tool.settings())
        .isEqualTo(new Settings.Kubernetes(KubernetesOperation.LOGS, List.of()));
    assertThat(tool.effect()).isEqualTo(Effect.READ);
    assertThat(tool.description()).isNotEmpty();
    assertThat(tool.parameters().properties().fields()).containsKeys("pod", "namespace");
  }

  @ParameterizedTest
  @CsvSource({
    "kubectl-get,'{type: kubernetes}',READ",
    "kubectl-get,'{type: kubernetes, effect: Once}',ONCE",
    "kubectl-scale,'{type: kubernetes}',IDEMPOTENT",
    "kubectl-scale,'{type: kubernetes, effect: Read}',IDEMPOTENT",
    "kubectl-delete,'{type: kubernetes, effect: Idempotent}',ONCE",
    "helm-history,'{type: helm}',READ",
    "github-get-issue,'{type: github}',READ",
    "github-comment,'{type: github, effect: Read}',ONCE",
    "time-now,'{type: time}',READ",
    "a,'{type: http, description: x, http: {url: \"https://a.b\"}}',ONCE",
    "a,'{type: http, description: x, effect: Read, http: {url: \"https://a.b\"}}',READ",
    "a,'{type: mcp, mcp: {url: \"https://a.b\"}}',ONCE",
    "a,'{type: agent, agent: {name: b}}',IDEMPOTENT",
  })
  void read_tool_effectIsTheStricterOfStatedAndKnown(String name, String spec, Effect effect) {
    assertThat(((Tool) one("Tool", name, spec)).effect()).isEqualTo(effect);
  }

  @Test
  void stored_newerRelease_whatIsNotKnownIsLeftAlone() {
    var agent = one("Agent", "ops", "{}");
    var newer =
        agent
            .toJson()
            .with("spec", agent.spec().with("invented", Json.of(1)))
            .with("more", Json.of(true));

    assertThat(Resources.stored(newer)).isEqualTo(agent);
  }

  @Test
  void stored_notWhatWasWritten_isAFaultOfTheStore() {
    assertThatThrownBy(() -> Resources.stored(Json.Obj.EMPTY))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void read_json_needsNoText() {
    var agent = one("Agent", "ops", "{}");

    assertThat(Resources.read(agent.toJson(), "home"))
        .isEqualTo(new Resources.Result.Read(List.of(agent)));
    assertThat(Resources.read(Json.Obj.EMPTY, "home")).isInstanceOf(Resources.Result.Invalid.class);
  }

  @Test
  void read_thousandsOfFaults_saysSomeAndHowMany() {
    var fields = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      fields.append("  unknownFieldNumber").append(i).append(": {}\n");
    }
    String text =
        HEAD + "spec:\n  tools: [" + "x,".repeat(50_000) + "]\n" + fields + "  suspend: 5\n";

    var faults = ((Resources.Result.Invalid) Resources.read(text, "home")).faults();

    assertThat(faults).hasSizeLessThan(300);
    assertThat(faults.getLast().message()).startsWith("and ").endsWith(" more faults");
  }

  /// Whatever is written, the answer is resources or faults, never an exception.
  @RepeatedTest(300)
  void read_damagedText_isReadOrRefused(RepetitionInfo repetition) {
    RandomGenerator random = new Random(repetition.getCurrentRepetition());
    var text = new StringBuilder(EXAMPLE);
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
        default -> text.setCharAt(at, NOISE.charAt(random.nextInt(NOISE.length())));
      }
    }

    switch (Resources.read(text.toString(), "home")) {
      case Resources.Result.Read(var resources) ->
          assertThat(resources)
              .allSatisfy(
                  resource -> assertThat(Resources.stored(resource.toJson())).isEqualTo(resource));
      case Resources.Result.Invalid(var faults) ->
          assertThat(faults).isNotEmpty().allMatch(fault -> !fault.message().isBlank());
    }
  }

  private static final String HEAD =
      "apiVersion: rouse.dev/v1alpha1\nkind: Agent\nmetadata: {name: a}\n";
  private static final String NOISE = " \n\t:-{}[]\"'#&*!|>%@`,a0=~\\";
  private static final String EXAMPLE =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: a, labels: {x: "1"}}
      spec:
        runbook:
          steps:
          - {name: s, tool: kubectl-get, when: 'data.x > 1', arguments: {resource: '{{data.a}}'}}
          answer: "{{s}}"
        triggers:
        - alert: {matchers: ['a=~"b|c"'], storm: {incidents: 3, per: 1h}}
        - schedule: {cron: "0 7 * * MON-FRI", timeZone: Europe/Berlin}
        - broker: {filters: [{exact: {type: a}}, {not: {any: [{prefix: {type: b}}]}}]}
        limits: {steps: 5, duration: 15m, tokens: 10}
        budget: {perDay: {tokens: 1, money: "5.00"}}
        output: {schema: {type: object, required: [a], properties: {a: {type: string}}}}
        runtime: {env: [{name: A, value: b}], volumes: [{name: v, mountPath: /v, emptyDir: {}}]}
      """;

  private static Resource one(String kind, String name, String spec) {
    String text =
        "apiVersion: rouse.dev/v1alpha1\nkind: %s\nmetadata: {name: %s}\nspec: %s\n"
            .formatted(kind, name, spec);
    return switch (Resources.read(text, "home")) {
      case Resources.Result.Read(var resources) -> resources.getFirst();
      case Resources.Result.Invalid(var faults) -> throw new AssertionError(faults.toString());
    };
  }
}
