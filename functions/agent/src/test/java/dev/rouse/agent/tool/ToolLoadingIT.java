package dev.rouse.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ToolLoadingIT {

  @Test
  void timeNow_loadsNoOtherType() throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                LoadingProbe.class.getName())
            .redirectErrorStream(true)
            .start();

    String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(loaded)
        .contains("dev.rouse.agent.tool.time.TimeTool", "\"weekday\":\"Sunday\"")
        .doesNotContain(
            "dev.rouse.agent.tool.kubernetes.",
            "dev.rouse.agent.tool.prometheus.",
            "dev.rouse.agent.tool.web.",
            "dev.rouse.agent.tool.http.",
            "dev.rouse.agent.tool.function.",
            "dev.rouse.agent.tool.mcp.",
            "dev.rouse.agent.tool.github.",
            "dev.rouse.agent.tool.helm.",
            "javax.net.ssl.SSLContext");
  }
}
