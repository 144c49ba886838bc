package dev.rouse.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.FakeModels;
import dev.rouse.agent.model.fake.Heard;
import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.json.Json;
import dev.rouse.core.model.Message;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.resource.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What each provider is sent, byte for byte but for the order of fields.
final class RequestsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/requests");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Json VERDICT =
      Json.parse(
          """
          {"type":"object","required":["cause"],"properties":{
            "cause":{"type":"string","minLength":3},
            "confidence":{"anyOf":[{"type":"number"},{"type":"null"}]},
            "pods":{"type":"array","items":{"$ref":"#/$defs/pod"}}},
           "$defs":{"pod":{"type":"object","properties":{"name":{"type":["string","null"]}}}}}
          """);

  /// A question, the model it goes to, and whether it is streamed.
  private record Case(String name, String spec, ModelRequest request, boolean streamed) {}

  private static final List<Case> CASES =
      List.of(
          new Case("plain", "", Scene.QUESTION, false),
          new Case("streamed", "", Scene.withTool(), true),
          new Case(
              "parameters",
              "parameters: {temperature: 0.2, maxOutputTokens: 2000, topP: 0.9, stop: [END], seed: 7,"
                  + " reasoningEffort: low}",
              Scene.QUESTION,
              false),
          new Case("tools", "", conversation(), false),
          new Case("schema", "", answering(List.of()), false),
          new Case(
              "schema-effort", "parameters: {reasoningEffort: high}", answering(List.of()), true),
          new Case("schema-tools", "", answering(Scene.withTool().tools()), false));

  private static ModelRequest answering(List<ModelRequest.Tool> tools) {
    return new ModelRequest(
        ModelRequest.Purpose.TURN, Scene.QUESTION.messages(), tools, Optional.of(VERDICT));
  }

  /// Two calls side by side, one of them failed, then a call that was no JSON, and a silent turn.
  private static ModelRequest conversation() {
    var messages = new ArrayList<>(Scene.QUESTION.messages());
    messages.add(
        new Message.Assistant(
            "I look at its logs.",
            List.of(
                new Message.Call("c1-0", "kubectl-logs", "{\"pod\":\"cart-7f\"}"),
                new Message.Call("c1-1", "kubectl-logs", "{\"pod\":\"cart-8a\"}"))));
    messages.add(new Message.Result("c1-0", "kubectl-logs", "OutOfMemoryError", false));
    messages.add(new Message.Result("c1-1", "kubectl-logs", "no such pod", true));
    messages.add(
        new Message.Assistant(
            "", List.of(new Message.Call("c4-0", "kubectl-logs", "{\"pod\": cart"))));
    messages.add(new Message.Result("c4-0", "kubectl-logs", "", true));
    messages.add(new Message.User("The alert is resolved."));
    var now = new ModelRequest.Tool("time-now", "The time", Json.Obj.EMPTY);
    return new ModelRequest(
        ModelRequest.Purpose.TURN,
        messages,
        List.of(Scene.withTool().tools().getFirst(), now),
        Optional.empty());
  }

  @TestFactory
  Stream<DynamicTest> sent() {
    return Stream.of(Provider.values())
        .flatMap(provider ->
            CASES.stream()
                .map(each ->
                    DynamicTest.dynamicTest(
                        file(provider, each).toString(), () -> compare(provider, each))));
  }

  private static Path file(Provider provider, Case each) {
    return GOLDEN.resolve(provider.word()).resolve(each.name() + ".json");
  }

  private static void compare(Provider provider, Case each) throws Exception {
    var sent = send(provider, each);
    var seen = Json.object().put("target", sent.target()).put("body", sent.body()).done();
    var file = file(provider, each);
    if (UPDATE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, Indented.write(seen));
    }
    assertThat(Indented.write(Json.parse(Files.readString(file)))).isEqualTo(Indented.write(seen));
  }

  private static Heard send(Provider provider, Case each) throws Exception {
    try (var fake = FakeModels.start()) {
      fake.script(Reply.text("Yes."));
      var scene = Scene.of(Map.of(), Scene.spec(fake, provider, each.spec()));
      var model =
          each.streamed() ? scene.models().heardBy(new AnswersTest.Deltas()) : scene.models();
      assertThat(model.ask(scene.definition(), each.request()))
          .isInstanceOf(ModelReply.Answered.class);
      return fake.heard().getFirst();
    }
  }

  @Test
  void golden_noUnusedFiles() throws IOException {
    var used =
        Stream.of(Provider.values())
            .flatMap(provider -> CASES.stream().map(each -> file(provider, each)))
            .toList();
    try (var files = Files.walk(GOLDEN)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactlyInAnyOrderElementsOf(used);
    }
  }

  /// OpenAI's own servers and Azure's take another name for the output's limit than the others; a
  /// base URL's query goes along.
  @Test
  void sent_azure() throws Exception {
    try (var fake = FakeModels.start()) {
      fake.script(Reply.text("Yes."));
      var spec =
          "model: m, baseUrl: '" + fake.url(Provider.OPEN_AI) + "?api-version=2026-01-01&x=a%20b'";
      var scene = Scene.of(Map.of(), spec);

      assertThat(scene.models().ask(scene.definition(), Scene.QUESTION))
          .isInstanceOf(ModelReply.Answered.class);

      assertThat(fake.heard().getFirst().target())
          .isEqualTo("/v1/chat/completions?api-version=2026-01-01&x=a+b");
    }
  }
}
