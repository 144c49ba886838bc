package dev.rouse.cli.kn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.cli.played.PlayedGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody is told who mistypes at night: what is wrong, and what would be right.
final class MistakesTest {
  @TempDir private Path folder;
  private final PlayedGateway gateway;

  MistakesTest() throws IOException {
    this.gateway = PlayedGateway.open();
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  private Played.Said said(String... words) throws InterruptedException {
    return new Played(gateway, Optional.empty(), Instant.EPOCH).run(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          runz                       | there is no `runz`; did you mean `runs`?
          dead redirve x             | there is no `redirve`; did you mean `redrive`?
          runs --limt 3              | there is no option `--limt`; did you mean `--limit`?
          invoke hello say hi        | `hi` is one word too many: a text of several words stands in quotes
          invoke                     | Missing required parameter: 'AGENT'
          runs --limit               | Missing required parameter for option '--limit'
          validate                   | Missing required option: '--filename=PATH'
          describe a/b/c             | 'a/b/c' names no agent: say NAME, or NAMESPACE/NAME
          runs /hello                | '/hello' names no agent
          invoke hello x --timeout 5 | --timeout: '5' must be a duration such as `30s`
          create hello --max many    | --max is no whole number: many
          send no-such-file          | there is no file no-such-file
          send /                     | / cannot be read
          validate -f no-such-folder | there is no no-such-folder
          """)
  void misused_saysWhatIsWrong_andExitsWithTwo(String typed, String words) throws Exception {
    var said = said(typed.split(" ", -1));

    assertThat(said.err()).startsWith("kn-agent: ").contains(words);
    assertThat(said.code()).isEqualTo(2);
    assertThat(gateway.asked()).isEmpty();
  }

  /// A script's variable that holds nothing.
  @ParameterizedTest
  @CsvSource({"run,RUN", "cancel,RUN", "approve,ID", "logs,AGENT", "describe,AGENT"})
  void emptyWord_isNoName(String verb, String label) throws Exception {
    var said = said(verb, "");

    assertThat(said.err()).contains(label + " is empty");
    assertThat(said.code()).isEqualTo(2);
    assertThat(gateway.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runs helo", "logs helo", "describe helo", "approvals helo"})
  void agentThatNobodyKnows_isNoAgentWithoutWork(String typed) throws Exception {
    for (String list : List.of("/runs", "/agents", "/approvals")) {
      gateway.says(list, "[]");
    }

    var said = said(typed.split(" ", -1));

    assertThat(said.err()).contains("there is no agent default/helo; `kn-agent list -A` shows all");
    assertThat(said.code()).isEqualTo(1);
  }

  @Test
  void foldersWithoutYaml_areNotAllRight() throws Exception {
    Files.writeString(folder.resolve("agent.txt"), "kind: Agent");

    for (String verb : List.of("validate", "apply")) {
      var said = said(verb, "-f", folder.toString());

      assertThat(said.err()).contains("there is no YAML in " + folder, ".yaml or .yml");
      assertThat(said.code()).isEqualTo(2);
    }
  }

  @Test
  void whatIsNoGateway_isCalledNone() throws Exception {
    assertThat(said("run", "r1").err()).contains("says HTTP 404 and no more: is it the gateway");
    gateway.says("/runs", "{}");
    assertThat(said("runs").err()).contains("is no gateway of Rouse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "http://a b", "http://localhost:port", "http://"})
  void gatewayThatIsNoAddress_isSaid_withOneThatWouldBe(String address) throws Exception {
    assertThat(misused("--gateway", address, "list"))
        .contains("is no address such as http://localhost:8080: " + address);
  }

  @Test
  void unknownFormat_isSaid_withThoseThereAre() throws Exception {
    assertThat(misused("-o", "jsn", "list"))
        .contains("--output: 'jsn' is none of table, wide, json, yaml, name");
  }

  /// What the session that ships says of these words.
  private String misused(String... words) throws InterruptedException {
    var err = new ByteArrayOutputStream();
    var program =
        new KnAgent(
            given -> new OwnSession(given, Map.of("HOME", folder.toString())),
            System.out,
            new PrintStream(err, true, UTF_8));

    assertThat(program.run(List.of(words))).isEqualTo(2);
    return err.toString(UTF_8);
  }
}
