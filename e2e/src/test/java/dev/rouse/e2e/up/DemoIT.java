package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rouse.agent.model.fake.FakeModels;
import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Provider;
import dev.rouse.core.step.ToolRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DemoIT {
  private static final List<String> PROMISED =
      List.of("ready", "fired", "accepted", "started", "claimed", "answered", "asleep");

  /// No model of this machine or of its user is asked.
  private static final Map<String, String> NO_MODEL =
      Map.of("OPENAI_API_KEY", "", "ANTHROPIC_API_KEY", "", "OLLAMA_HOST", "127.0.0.1:9");

  @Test
  void demo_withWhatIsInstalled_tellsTheWholeStory() throws Exception {
    try (var demo = CommandLine.start(NO_MODEL, List.of("demo", "--json"))) {
      assertThat(demo.exit()).as(demo.said()).isZero();

      var lines = demo.allLines();
      assertThat(states(lines)).containsSubsequence(PROMISED);
      String watched = isInstalled("prometheus") ? "the Prometheus and the" : "a stand-in";
      assertThat(texts(lines, "begin")).anySatisfy(text -> assertThat(text).contains(watched));
      assertThat(texts(lines, "answered"))
          .singleElement()
          .asString()
          .contains("## OrdersPileUp", "0 a second are done", "Orders.askPrice");
      assertThat(texts(lines, "spent")).containsExactly("0 tokens, 0 USD (runbook)");
    }
  }

  @Test
  void demo_withTheStandIn_tellsTheSameStory_andSaysSo() throws Exception {
    try (var demo = CommandLine.start(NO_MODEL, List.of("demo", "--json", "--stand-in"))) {
      assertThat(demo.exit()).as(demo.said()).isZero();

      var lines = demo.allLines();
      assertThat(states(lines)).containsSubsequence(PROMISED);
      assertThat(texts(lines, "begin"))
          .anySatisfy(text -> assertThat(text).contains("a stand-in for Prometheus"));
      assertThat(texts(lines, "answered")).singleElement().asString().contains("orders wait");
    }
  }

  @Test
  void demo_withAnOpenAiKey_asksTheModel_andSaysWhatItCost() throws Exception {
    try (var models = FakeModels.start()) {
      models.script(
          Reply.calling(
              new ToolRequest("prometheus-query", "{\"query\":\"checkout_orders_waiting\"}")),
          Reply.text("The **price service** is silent."));
      var told = new HashMap<>(NO_MODEL);
      told.put("OPENAI_API_KEY", "sk-of-the-test");
      told.put("OPENAI_BASE_URL", models.url(Provider.OPEN_AI));
      try (var demo = CommandLine.start(told, List.of("demo", "--json", "--stand-in"))) {
        assertThat(demo.exit()).as(demo.said()).isZero();

        var lines = demo.allLines();
        assertThat(texts(lines, "begin"))
            .anySatisfy(text -> assertThat(text).contains("OpenAI's", "OPENAI_API_KEY"));
        assertThat(texts(lines, "answered")).containsExactly("The **price service** is silent.");
        assertThat(texts(lines, "spent"))
            .singleElement()
            .asString()
            .doesNotStartWith("0 tokens")
            .doesNotContain("runbook");
        assertThat(lines.toString()).doesNotContain("sk-of-the-test");
      }
    }
  }

  @Test
  void demo_withAnAnthropicKey_asksTheModel() throws Exception {
    try (var models = FakeModels.start()) {
      models.script(Reply.text("All is well."));
      var told = new HashMap<>(NO_MODEL);
      told.put("ANTHROPIC_API_KEY", "sk-of-the-test");
      told.put("ANTHROPIC_BASE_URL", models.url(Provider.ANTHROPIC));
      try (var demo = CommandLine.start(told, List.of("demo", "--json", "--stand-in"))) {
        assertThat(demo.exit()).as(demo.said()).isZero();

        var lines = demo.allLines();
        assertThat(texts(lines, "begin"))
            .anySatisfy(text -> assertThat(text).contains("Anthropic's", "ANTHROPIC_API_KEY"));
        assertThat(texts(lines, "answered")).containsExactly("All is well.");
      }
    }
  }

  @Test
  void demo_thatCannotPlay_saysSo_andFails() throws Exception {
    var noProgram = Files.writeString(Files.createTempFile("rouse-", ".jar"), "no program");
    Files.delete(noProgram);
    try (var demo =
        CommandLine.start(noProgram, NO_MODEL, List.of("demo", "--json", "--stand-in"))) {
      assertThat(demo.exit()).isEqualTo(2);
      assertThat(demo.said()).contains("the agent's program is not there");
    }
  }

  @Test
  void demo_thatFailsHalfWay_saysWhichStepDidNotCome_andWhatToLookAt() throws Exception {
    var broken = Files.writeString(Files.createTempFile("rouse-", ".jar"), "no program");
    try (var demo = CommandLine.start(broken, NO_MODEL, List.of("demo", "--json", "--stand-in"))) {
      assertThat(demo.exit()).isEqualTo(1);

      var lines = demo.allLines();
      String why = texts(lines, "failed").getFirst();
      assertThat(states(lines))
          .as(why)
          .containsSubsequence("ready", "accepted", "started", "failed");
      assertThat(why).contains("not come to `claimed`", "the agent crashes", "the agent's log in ");
      assertThat(Path.of(why.replaceFirst("(?s).*the agent's log in ", ""))).isNotEmptyFile();
    }
  }

  @Test
  void demo_withAnOllama_asksItsModel() throws Exception {
    var server = HttpServer.create();
    var _ =
        server.createContext(
            "/api/tags",
            exchange -> {
              try (exchange) {
                byte[] body =
                    "{\"models\":[{\"name\":\"small:1b\"}]}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
              }
            });
    try (var models = FakeModels.serve(server)) {
      models.script(Reply.text("All is well."));
      var told = new HashMap<>(NO_MODEL);
      told.put("OLLAMA_HOST", models.url(Provider.OLLAMA));
      try (var demo = CommandLine.start(told, List.of("demo", "--json", "--stand-in"))) {
        assertThat(demo.exit()).as(demo.said()).isZero();

        assertThat(texts(demo.allLines(), "begin"))
            .anySatisfy(text -> assertThat(text).contains("small:1b of the Ollama at"));
      }
    }
  }

  @Test
  void demo_forPeople_isReadWithoutColours_whereThereIsNoTerminal() throws Exception {
    var out = Files.createTempFile("rouse-demo-", ".out");
    var words =
        Stream.concat(
            CommandLine.java(CommandLine.agent()).stream(), Stream.of("demo", "--stand-in"));
    var builder = new ProcessBuilder(words.toList()).redirectOutput(out.toFile());
    builder.environment().keySet().removeAll(List.of("OPENAI_API_KEY", "ANTHROPIC_API_KEY"));
    builder.environment().put("OLLAMA_HOST", "127.0.0.1:9");

    assertThat(builder.start().waitFor()).isZero();

    assertThat(Files.readString(out))
        .contains("OrdersPileUp: the worker of checkout hangs", "• Cause: order-worker", "asleep")
        .doesNotContain("\u001b", "**", "##");
  }

  private static List<String> states(List<Json> lines) {
    return lines.stream().map(line -> Platform.text(line, "state")).toList();
  }

  private static List<String> texts(List<Json> lines, String state) {
    return lines.stream()
        .filter(line -> Platform.text(line, "state").equals(state))
        .map(line -> Platform.text(line, "text"))
        .toList();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(new ProcessBuilder().environment().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
