package dev.rouse.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the repository's own files promise.
final class RepositoryTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
  private static final Pattern EXCLUSIONS =
      Pattern.compile("<exclusions>.*?</exclusions>", Pattern.DOTALL);
  private static final Pattern ARTIFACT =
      Pattern.compile(
          "<(?:dependency|path)>\\s*<groupId>(?!dev\\.rouse<)[^<]+</groupId>\\s*"
              + "<artifactId>([^<]+)(?<!-bom)</artifactId>");

  @ParameterizedTest
  @CsvSource({"pom.xml, 350", ".editorconfig, 15"})
  void file_short(String file, int lines) throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve(file))).hasSizeLessThan(lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "SECURITY.md",
        "docs/ARCHITECTURE.md",
        "docs/DECISIONS.md"
      })
  void document_there(String file) {
    assertThat(ROOT.resolve(file)).isNotEmptyFile();
  }

  @Test
  void everyDependency_hasItsSentence() throws IOException {
    String decisions = Files.readString(ROOT.resolve("docs/DECISIONS.md"));
    String sentences = decisions.substring(decisions.indexOf("## Dependencies"));
    var named = new TreeSet<String>();
    for (var pom : poms()) {
      var matcher = ARTIFACT.matcher(EXCLUSIONS.matcher(Files.readString(pom)).replaceAll(""));
      while (matcher.find()) {
        boolean _ = named.add(matcher.group(1));
      }
    }

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named).allSatisfy(name -> assertThat(sentences).contains("**" + name + "**"));
  }

  private static List<Path> poms() throws IOException {
    var root = ROOT.resolve("pom.xml");
    var poms = new ArrayList<Path>(List.of(root));
    var modules = MODULE.matcher(Files.readString(root));
    while (modules.find()) {
      poms.add(ROOT.resolve(modules.group(1)).resolve("pom.xml"));
    }
    return poms;
  }
}
