package dev.rouse.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.FakeModels;
import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.resource.Provider;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What each provider's answers become.
final class AnswersTest {
  private static final ToolRequest LOGS =
      new ToolRequest("kubectl-logs", "{\"pod\":\"cart-7f\",\"lines\":20}");
  private static final ToolRequest UNKNOWN = new ToolRequest("fly-to-moon", "{\"now\":true}");

  private FakeModels fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeModels.start();
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  /// Ollama counts nothing as cached.
  private static Usage usage(Provider provider) {
    return new Usage(100, provider == Provider.OLLAMA ? 0 : 40, 7);
  }

  @ParameterizedTest
  @EnumSource
  void ask_text(Provider provider) throws InterruptedException {
    fake.script(Reply.text("It runs out of memory."));
    var scene = Scene.asking(fake, provider);

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(reply)
        .isEqualTo(
            new ModelReply.Answered(
                ModelAnswer.text("It runs out of memory."), "m0", usage(provider)));
  }

  @ParameterizedTest
  @EnumSource
  void ask_parallelCallsOneOfThemUnknown(Provider provider) throws InterruptedException {
    fake.script(Reply.calling(LOGS, UNKNOWN));
    var scene = Scene.asking(fake, provider);

    var reply = scene.models().ask(scene.definition(), Scene.withTool());

    assertThat(reply)
        .isEqualTo(
            new ModelReply.Answered(ModelAnswer.calling(LOGS, UNKNOWN), "m0", usage(provider)));
  }

  @ParameterizedTest
  @EnumSource
  void ask_streamedText(Provider provider) throws InterruptedException {
    fake.script(Reply.text("It runs out of memory."));
    var scene = Scene.asking(fake, provider);
    var deltas = new Deltas();

    var reply = scene.models().heardBy(deltas).ask(scene.definition(), Scene.QUESTION);

    assertThat(deltas.heard).containsExactly("It", " runs", " out", " of", " memory.");
    assertThat(reply)
        .isEqualTo(
            new ModelReply.Answered(
                ModelAnswer.text("It runs out of memory."), "m0", usage(provider)));
  }

  @ParameterizedTest
  @EnumSource
  void ask_streamedCalls(Provider provider) throws InterruptedException {
    fake.script(Reply.calling(LOGS, UNKNOWN));
    var scene = Scene.asking(fake, provider);
    var deltas = new Deltas();

    var reply = scene.models().heardBy(deltas).ask(scene.definition(), Scene.withTool());

    assertThat(deltas.heard).isEmpty();
    assertThat(reply)
        .isEqualTo(
            new ModelReply.Answered(ModelAnswer.calling(LOGS, UNKNOWN), "m0", usage(provider)));
  }

  @Test
  void ask_brokenArguments() throws InterruptedException {
    var broken = new ToolRequest("kubectl-logs", "{\"pod\": cart");
    fake.script(Reply.calling(broken), Reply.calling(broken));
    var scene = Scene.asking(fake, Provider.OPEN_AI);

    var whole = scene.models().ask(scene.definition(), Scene.withTool());
    var streamed = scene.models().heardBy(new Deltas()).ask(scene.definition(), Scene.withTool());

    var expected =
        new ModelReply.Answered(ModelAnswer.calling(broken), "m0", usage(Provider.OPEN_AI));
    assertThat(List.of(whole, streamed)).containsOnly(expected);
  }

  @Test
  void ask_usedUpBeforeAnything() throws InterruptedException {
    fake.script(Reply.finished(Reply.Finish.LENGTH));
    var scene = Scene.asking(fake, Provider.OPEN_AI);

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(reply).isInstanceOf(ModelReply.Failed.class);
    var failed = (ModelReply.Failed) reply;
    assertThat(failed.passing()).isFalse();
    assertThat(failed.problem().detail()).contains("raise parameters.maxOutputTokens");
  }

  @ParameterizedTest
  @EnumSource
  void ask_emptyAnswerIsAskedForAgain(Provider provider) throws InterruptedException {
    fake.script(Reply.finished(Reply.Finish.DONE), Reply.text("Now."));
    var scene = Scene.asking(fake, provider);

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(reply).isInstanceOf(ModelReply.Answered.class);
    assertThat(scene.pauses()).hasSize(1);
  }

  /// What a listener heard; `/` where it had to begin again.
  static final class Deltas implements ModelListener {
    final List<String> heard = new ArrayList<>();

    @Override
    public void text(String delta) {
      heard.add(delta);
    }

    @Override
    public void restarted() {
      heard.add("/");
    }
  }
}
