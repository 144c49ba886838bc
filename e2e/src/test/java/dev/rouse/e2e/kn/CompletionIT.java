package dev.rouse.e2e.kn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a shell offers after `source <(kn-agent completion)`, asked of a real bash.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CompletionIT {
  /// Does what bash does at the tab key: the words so far, and the function that was registered.
  private static final String TAB =
      """
      source "$1"
      shift
      compopt() { :; } # tells the line editor how to write an offer down, and there is none
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
      offers=$(complete -p "$1" | sed 's/.* -F \\([^ ]*\\) .*/\\1/')
      "$offers" "$1" "${@: -1}" "${@: -2:1}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  private final Path folder;

  CompletionIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  void writeTheScript() throws Exception {
    var said = new Kn(Map.of(), folder).run("completion");
    assertThat(said.code()).isZero();
    Files.writeString(folder.resolve("completion"), said.out());
    Files.writeString(folder.resolve("tab"), TAB);
    Files.createFile(folder.resolve("agents.yaml"));
  }

  /// What is offered for the last of these words.
  private List<String> offered(String... words) throws Exception {
    var command =
        Arrays.stream(new String[][] {{"bash", "tab", "completion", "kn-agent"}, words})
            .flatMap(Arrays::stream)
            .toList();
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (var out = process.inputReader()) {
      return out.lines().map(String::strip).collect(Collectors.toList());
    }
  }

  @Test
  void verbs_areOffered_byTheirBeginning() throws Exception {
    assertThat(offered("inv")).containsExactly("invoke");
    assertThat(offered("app")).containsExactlyInAnyOrder("apply", "approvals", "approve");
    assertThat(offered("dead", "")).contains("list", "show", "redrive", "purge");
    assertThat(offered("-n", "ops", "dead", "red")).containsExactly("redrive");
  }

  @Test
  void options_areOffered_ofTheVerbAndOfAll() throws Exception {
    assertThat(offered("invoke", "--st")).containsExactly("--stream");
    assertThat(offered("invoke", "hello", "--t")).containsExactlyInAnyOrder("--timeout", "--token");
    assertThat(offered("runs", "--out")).containsExactly("--output");
  }

  @Test
  void values_areOffered_whereThereAreOnlyAFew_andFilesWhereAFileIsMeant() throws Exception {
    assertThat(offered("runs", "-o", "")).contains("table", "wide", "json", "yaml", "name");
    assertThat(offered("runs", "-o", "js")).containsExactly("json");
    assertThat(offered("runs", "--state", "w")).containsExactly("waiting");
    assertThat(offered("apply", "-f", "age")).containsExactly("agents.yaml");
    assertThat(offered("import", "age")).containsExactly("agents.yaml");
  }
}
