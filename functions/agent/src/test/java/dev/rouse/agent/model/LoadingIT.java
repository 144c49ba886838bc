package dev.rouse.agent.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.resource.Provider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a process loads that asks one provider's model.
final class LoadingIT {
  private static final Map<Provider, String> PACKAGES =
      Map.of(
          Provider.OPEN_AI, "openai",
          Provider.ANTHROPIC, "anthropic",
          Provider.GEMINI, "googleai",
          Provider.OLLAMA, "ollama");

  @ParameterizedTest
  @EnumSource
  void ask_loadsNoOtherProvider(Provider provider, @TempDir Path folder) throws Exception {
    var log = folder.resolve("classes.log");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName(),
                provider.name())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("Answered[");
    String others =
        PACKAGES.entrySet().stream()
            .filter(entry -> entry.getKey() != provider)
            .map(Map.Entry::getValue)
            .collect(Collectors.joining("|"));
    var unwanted =
        Pattern.compile("dev\\.langchain4j\\.model\\.(" + others + ")\\.|java\\.net\\.http\\.");
    try (var lines = Files.lines(log)) {
      assertThat(lines.filter(unwanted.asPredicate())).isEmpty();
    }
  }
}
