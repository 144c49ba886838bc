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

  @TempDir private Path folder;

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
