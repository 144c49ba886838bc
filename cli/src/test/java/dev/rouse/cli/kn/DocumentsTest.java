package dev.rouse.cli.kn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rouse.cli.up.UpArguments;
import dev.rouse.core.resource.kind.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine.ParseResult;

/// What the documents tell people to type and to write down is understood. (What can be run on one
/// machine is run, by the tests of `e2e`.)
final class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\n(.*?)^```");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```[a-z]*\n(.*?)^```");
  private static final Pattern INLINE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");
  private static final Pattern PATH = Pattern.compile("\\b(config|samples)/[-\\w./]+");

  @TestFactory
  Stream<DynamicTest> yaml_isValid() throws IOException {
    return found(YAML)
        .filter(block -> block.text().contains("rouse.dev/"))
        .map(block ->
            DynamicTest.dynamicTest(
                block.toString(),
                () ->
                    assertThat(Resources.read(block.text(), "default"))
                        .isInstanceOf(Resources.Result.Read.class)));
  }

  @TestFactory
  Stream<DynamicTest> commands_areUnderstood() throws IOException {
    var commands = ofRouse();
    return Stream.concat(found(FENCED), found(INLINE))
        .flatMap(block -> typed(block.text()).map(words -> new Typed(block, words)))
        .map(typed ->
            DynamicTest.dynamicTest(typed.toString(), () -> check(typed.words(), commands)));
  }

  @TestFactory
  Stream<DynamicTest> pathsInCommands_areThere() throws IOException {
    return found(FENCED)
        .flatMap(block -> PATH.matcher(block.text()).results().map(MatchResult::group))
        .filter(path -> !path.endsWith("NAME"))
        .distinct()
        .map(path -> DynamicTest.dynamicTest(path, () -> assertThat(ROOT.resolve(path)).exists()));
  }

  /// A block of a document.
  private record Block(Path file, String text) {
    @Override
    public String toString() {
      return file.getFileName() + ": " + text.lines().limit(3).toList();
    }
  }

  private record Typed(Block block, List<String> words) {
    @Override
    public String toString() {
      return block.file().getFileName() + ": " + String.join(" ", words);
    }
  }

  private static Stream<Block> found(Pattern pattern) throws IOException {
    var blocks = new ArrayList<Block>();
    for (Path file : documents()) {
      pattern
          .matcher(Files.readString(file))
          .results()
          .forEach(block -> blocks.add(new Block(file, block.group(1))));
    }
    return blocks.stream();
  }

  private static List<Path> documents() throws IOException {
    try (var docs = Files.list(ROOT.resolve("docs"));
        var samples = Files.walk(ROOT.resolve("samples"))) {
      var own = Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(ROOT::resolve);
      return Stream.of(own, docs, samples)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.endsWith("KN-AGENT.md") && !file.endsWith("DECISIONS.md"))
          .toList();
    }
  }

  /// The words of each of our commands in a text, up to what a shell would end them at.
  private static Stream<List<String>> typed(String text) {
    return Stream.of(text.replace("\\\n", " ").split("\n|&&|\\||\\$\\(|;", -1))
        .map(line -> line.replaceFirst("\\s#.*", "").replaceFirst("\\s[0-9]?[<>].*", "").strip())
        .filter(line -> line.matches("(\\./rouse|kn-agent|kn agent)( .*)?"))
        .map(line -> WORD.matcher(line).results().map(word -> plain(word.group())).toList());
  }

  private static String plain(String word) {
    return word.replaceAll("^['\"\\[]|['\"\\])]+$", "");
  }

  private static void check(List<String> words, List<String> commands) {
    int first = words.getFirst().equals("kn") ? 2 : 1;
    var rest = words.subList(first, words.size());
    if (!words.getFirst().equals("./rouse")) {
      kn(rest);
    } else if (!rest.isEmpty()) {
      assertThat(commands).contains(rest.getFirst());
      var more = rest.subList(1, rest.size());
      switch (rest.getFirst()) {
        case "kn-agent" -> kn(more);
        case "up" -> up(more);
        default -> {}
      }
    }
  }

  /// A verb alone may be no more than its mention.
  private static void kn(List<String> words) {
    if (!words.isEmpty() && words.getFirst().equals("up")) {
      up(words.subList(1, words.size()));
      return;
    }
    if (words.size() == 1 && !words.getFirst().startsWith("-")) {
      assertThat(KnAgent.commands().getSubcommands()).containsKey(words.getFirst());
      return;
    }
    assertThatCode(
            () -> {
              ParseResult parsed = KnAgent.commands().parseArgs(words.toArray(String[]::new));
              assertThat(parsed.errors()).isEmpty();
            })
        .doesNotThrowAnyException();
  }

  /// A number or a port may be a word that stands for one.
  private static void up(List<String> words) {
    var numbered = words.stream().map(word -> word.matches("N|PORT") ? "0" : word).toList();
    assertThatCode(() -> UpArguments.parse(numbered, Map.of())).doesNotThrowAnyException();
  }

  private static List<String> ofRouse() throws IOException {
    return Files.readAllLines(ROOT.resolve("rouse")).stream()
        .filter(line -> line.matches("  [a-z0-9-]+( .*)?"))
        .map(line -> line.strip().split(" ", 2)[0])
        .distinct()
        .toList();
  }
}
