package dev.rouse.e2e.kn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `kn-agent` does with files alone.
final class OfflineVerbsIT {
  private static final Path SAMPLES = Path.of("../samples");

  /// What of an agent changed between the versions.
  private static final Map<String, String> OF_VERSION =
      Map.of(
          "v1alpha1", "  {systemMessage: You help, modelConfig: gpt, memory: [recent]}",
          "v1alpha2",
              "  {type: Declarative, declarative: {systemMessage: You help, modelConfig: gpt, memory: {}}}");

  @TempDir private Path folder;

  private static String kagent(String version) {
    return """
    apiVersion: kagent.dev/%s
    kind: Agent
    metadata: {name: helper}
    spec:
    %s
    ---
    apiVersion: kagent.dev/%1$s
    kind: ModelConfig
    metadata: {name: gpt}
    spec: {provider: OpenAI, model: gpt-4o, apiKeySecret: openai, apiKeySecretKey: key}
    """
        .formatted(version, OF_VERSION.get(version));
  }

  private Kn kn() {
    return new Kn(Map.of(), folder);
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void validate_saysFileLineAndRemedy_andExitsByIt() throws Exception {
    var wrong =
        write(
            "wrong.yaml",
            """
            apiVersion: rouse.dev/v1alpha1
            kind: Agent
            metadata: {name: wrong}
            spec:
              systemMesage: hm
              tools: [{name: kubectl-gett}]
            """);

    var said = kn().run("validate", "-f", wrong.toString());

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("wrong.yaml: line 5: spec.systemMesage", "systemMessage");
    assertThat(kn().run("validate", "-f", SAMPLES.resolve("hello").toString()).code()).isZero();
  }

  @Test
  void try_withStubs_runsOnceHereAndExitsByTheOutcome() throws Exception {
    var event = write("event.json", "{\"order\": \"7\"}");
    var agent = Files.readString(SAMPLES.resolve("approval/agent.yaml"));
    var agents = write("agent.yaml", agent.replace(", approval: Required", ""));
    var stubs = write("stubs.yml.txt", "refund: paid back by the stub\n");

    var said =
        kn().run(
                "try",
                "-f",
                agents.toString(),
                "--event",
                event.toString(),
                "--stubs",
                stubs.toString());

    assertThat(said.out())
        .contains("refund gives paid back by the stub", "order 7: paid back by the stub");
    assertThat(said.code()).isZero();
    var mistaken = write("mistaken.txt", "refnd: x\n");
    assertThat(
            kn().run(
                    "try",
                    "-f",
                    agents.toString(),
                    "--event",
                    event.toString(),
                    "--stubs",
                    mistaken.toString())
                .err())
        .contains("no agent has a tool 'refnd'", "refund");
  }

  /// What a pipeline goes by: 0 only where the run has completed.
  @Test
  void try_exits_byWhatCameOfTheRun() throws Exception {
    var event = write("event.json", "{\"order\": \"7\"}").toString();
    var agent = Files.readString(SAMPLES.resolve("approval/agent.yaml"));
    var asking = write("asking.yaml", agent).toString();
    var failing =
        write(
                "failing.yaml",
                agent
                    .replace(", approval: Required", "")
                    .replace("{{data.order}}", "{{data.none}}"))
            .toString();

    var waits = kn().run("try", "-f", asking, "--event", event);
    assertThat(waits.code()).isEqualTo(1);
    assertThat(waits.out()).contains("asks a human about refund");

    var fails = kn().run("try", "-f", failing, "--event", event, "-o", "json");
    assertThat(fails.code()).isEqualTo(1);
    assertThat(fails.out()).contains("\"state\":\"failed\"", "none");

    var misused = kn().run("try", "-f", folder.resolve("nothing").toString(), "--event", event);
    assertThat(misused.code()).isEqualTo(2);
    assertThat(misused.err()).contains("there is no ");
  }

  @Test
  void import_ofBothOfKagentsVersions_isYamlThatValidates() throws Exception {
    for (String version : new String[] {"v1alpha1", "v1alpha2"}) {
      var theirs = write(version + ".txt", kagent(version));

      var imported = kn().run("import", theirs.toString());

      assertThat(imported.code()).isZero();
      assertThat(imported.err()).contains("# Agent helper: ", "has no equal");
      var ours = write(version + ".yaml", imported.out());
      assertThat(kn().run("validate", "-f", ours.toString()))
          .satisfies(said -> assertThat(said.out()).doesNotContain("systemMessage"))
          .satisfies(said -> assertThat(said.code()).isZero());
    }
  }

  @Test
  void create_dryRun_isYamlThatValidates() throws Exception {
    var created =
        kn().run(
                "create",
                "mine",
                "--system-message",
                "You help",
                "--model",
                "gpt",
                "--tools",
                "time-now,kubectl-get",
                "--max",
                "3",
                "--dry-run",
                "-n",
                "ops");

    assertThat(created.out())
        .contains("name: mine", "namespace: ops", "max: 3", "- name: kubectl-get");
    assertThat(created.code()).isZero();
  }

  @Test
  void completion_namesTheVerbs() throws Exception {
    assertThat(kn().run("completion").out()).contains("kn-agent", "approvals", "describe");
  }
}
