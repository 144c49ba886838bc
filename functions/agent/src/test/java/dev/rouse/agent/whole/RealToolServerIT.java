package dev.rouse.agent.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rouse.agent.model.fake.Reply;
import dev.rouse.edge.program.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tool server of other people's, over both ways in which agents reach one.
final class RealToolServerIT {
  private static final Path EVERYTHING =
      Path.of("target/npm/node_modules/@modelcontextprotocol/server-everything/dist/index.js")
          .toAbsolutePath();

  @TempDir private Path folder;
  private Whole whole;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(Files.exists(EVERYTHING), "no tool server: ./rouse test installs it");
    whole = new Whole(folder);
  }

  @AfterEach
  void close() {
    if (whole != null) {
      whole.close();
    }
  }

  @Test
  void beside_offersAndCarriesOut_andEndsWithTheAgent() throws Exception {
    Files.createDirectories(folder.resolve("secrets/tools"));
    Files.writeString(folder.resolve("secrets/tools/token"), "t0p-s3cret");
    whole.start(
        agent(
            """
            {command: [node, '%s', stdio], env: [{name: MODE, value: quiet},
              {name: TOKEN, valueFrom: {secretKeyRef: {name: tools, key: token}}}]}\
            """
                .formatted(EVERYTHING)),
        "ROUSE_SECRETS_DIR",
        folder.resolve("secrets").toString());

    var answer = asked();

    assertThat(answer.body()).contains("Five.");
    assertCarriedOut();
    String environment = lastWords();
    assertThat(environment)
        .contains("MODE", "quiet", "PATH", "TOKEN", "***")
        .doesNotContain("t0p-s3cret", "JAVA", "MAVEN");
    var server = beside();
    assertThat(server).hasSize(1);

    whole.program().drain();

    assertThat(beside()).isEmpty();
  }

  @Test
  void beside_thatDies_isStartedAgain() throws Exception {
    whole.start(agent("{command: [node, '%s', stdio]}".formatted(EVERYTHING)));
    var _ = asked();
    for (var server :
        ProcessHandle.current().descendants().filter(RealToolServerIT::isServer).toList()) {
      server.destroyForcibly();
      server.onExit().join();
    }

    var answer = asked();

    assertThat(answer.body()).contains("Five.");
  }

  @Test
  void served_offersAndCarriesOut() throws Exception {
    try (var server = new Served()) {
      whole.start(agent("{url: '%s'}".formatted(server.url())));

      var answer = asked();

      assertThat(answer.body()).contains("Five.");
      assertCarriedOut();
    }
  }

  private HttpResponse<String> asked() throws Exception {
    whole
        .models()
        .script(
            Reply.calling(
                Whole.call("echo", "{\"message\":\"hi there\"}"),
                Whole.call("get-sum", "{\"a\":2,\"b\":3}"),
                Whole.call("get-structured-content", "{\"location\":\"Chicago\"}")),
            Reply.calling(Whole.call("get-env", "{}")),
            Reply.text("Five."));
    return whole.send(whole.json("{\"message\":\"?\"}"));
  }

  private void assertCarriedOut() {
    var heard = whole.models().heard();
    assertThat(heard.getFirst().body().write())
        .contains("\"echo\"", "\"get-sum\"", "\"get-env\"")
        .doesNotContain("get-tiny-image", "toggle-simulated-logging");
    assertThat(heard.get(1).body().write()).contains("hi there", "is 5", "temperature");
  }

  private String lastWords() {
    return whole.models().heard().getLast().body().write();
  }

  private static List<Long> beside() {
    return ProcessHandle.current()
        .descendants()
        .filter(RealToolServerIT::isServer)
        .map(ProcessHandle::pid)
        .toList();
  }

  private static boolean isServer(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains("server-everything"))
        .isPresent();
  }

  private static String agent(String mcp) {
    return Whole.AGENT
        + """
          tools: [{name: outside, only: [echo, get-sum, get-env, get-structured-content]}]
        ---
        apiVersion: rouse.dev/v1alpha1
        kind: Tool
        metadata: {name: outside, namespace: tests}
        spec: {type: mcp, description: Does everything, effect: Read, mcp: %s}
        """
            .formatted(mcp);
  }

  /// The server as a process of its own, listening.
  private static final class Served implements AutoCloseable {
    private final int port;
    private final Process process;

    Served() throws IOException {
      port = FreePort.find();
      var builder = new ProcessBuilder("node", EVERYTHING.toString(), "streamableHttp");
      builder.environment().put("PORT", Integer.toString(port));
      process = builder.redirectErrorStream(true).start();
      var said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
      String line = said.readLine();
      while (line != null && !line.contains("listening on port")) {
        line = said.readLine();
      }
      assertThat(line).as("the server's word that it listens").isNotNull();
    }

    String url() {
      return "http://127.0.0.1:" + port + "/mcp";
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
