package dev.rouse.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.FakeModels;
import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.resource.Provider;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is tried again, what is left to the fallbacks, and what is said when all have failed.
final class FailuresTest {
  private static final Reply BUSY =
      new Reply.Refused(429, Map.of("Retry-After", "7"), "{\"error\":{\"message\":\"slow down\"}}");

  private FakeModels fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeModels.start();
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  static Stream<Arguments> passing() {
    var faults =
        List.of(
            Reply.refused(500, "oops"),
            Reply.refused(503, ""),
            new Reply.HungUp(),
            new Reply.CutOff(),
            new Reply.Raw("<html>a proxy's page</html>"));
    return Stream.of(Provider.values())
        .flatMap(provider -> faults.stream().map(fault -> Arguments.of(provider, fault)));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void ask_passingFaultIsTriedAgain(Provider provider, Reply fault) throws InterruptedException {
    fake.script(fault, Reply.text("Now."));
    var scene = Scene.asking(fake, provider);

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(reply).isInstanceOf(ModelReply.Answered.class);
    assertThat(scene.pauses())
        .singleElement()
        .satisfies(
            pause -> assertThat(pause).isBetween(Duration.ofMillis(250), Duration.ofMillis(500)));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void ask_streamedFaultIsTriedAgain(Provider provider, Reply fault) throws InterruptedException {
    fake.script(fault, Reply.text("Now."));
    var scene = Scene.asking(fake, provider);
    var deltas = new AnswersTest.Deltas();

    var reply = scene.models().heardBy(deltas).ask(scene.definition(), Scene.QUESTION);

    assertThat(reply).isInstanceOf(ModelReply.Answered.class);
    assertThat(deltas.heard).endsWith("/", "Now.");
  }

  @ParameterizedTest
  @EnumSource
  void ask_streamThatEndsTooEarlyIsTriedAgain(Provider provider) throws InterruptedException {
    fake.script(new Reply.EndedEarly(), Reply.text("Now."));
    var scene = Scene.asking(fake, provider);
    var deltas = new AnswersTest.Deltas();

    var reply = scene.models().heardBy(deltas).ask(scene.definition(), Scene.QUESTION);

    assertThat(reply).isInstanceOf(ModelReply.Answered.class);
    assertThat(deltas.heard).endsWith("/", "Now.");
  }

  /// As one that was idle for too long.
  @ParameterizedTest
  @EnumSource
  void ask_keptConnectionThatIsClosedIsMadeAnewAtOnce(Provider provider)
      throws InterruptedException {
    fake.script(Reply.text("Before."), new Reply.HungUp(), Reply.text("Now."));
    var scene = Scene.asking(fake, provider);
    var _ = scene.models().ask(scene.definition(), Scene.QUESTION);

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(reply)
        .isInstanceOfSatisfying(
            ModelReply.Answered.class,
            answered -> assertThat(answered.answer().text()).isEqualTo("Now."));
    assertThat(scene.pauses()).isEmpty();
  }

  @Test
  void ask_connectionThatIsClosedTwiceIsTriedAgainLater() throws InterruptedException {
    fake.script(Reply.text("Before."), new Reply.HungUp(), new Reply.HungUp(), Reply.text("Now."));
    var scene = Scene.asking(fake, Provider.OPEN_AI);
    var _ = scene.models().ask(scene.definition(), Scene.QUESTION);

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(reply).isInstanceOf(ModelReply.Answered.class);
    assertThat(scene.pauses()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void ask_retryAfterIsHonoured(Provider provider) throws InterruptedException {
    fake.script(BUSY, Reply.text("Now."));
    var scene = Scene.asking(fake, provider);

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(reply).isInstanceOf(ModelReply.Answered.class);
    assertThat(scene.pauses()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void ask_retryAfterLongerThanTheTimeoutIsNotWaitedFor() throws InterruptedException {
    fake.script(BUSY);
    var scene = Scene.of(Map.of(), Scene.spec(fake, Provider.OPEN_AI, "timeout: 6s"));

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(scene.pauses()).isEmpty();
    assertThat(reply).isEqualTo(failed(true, "ModelConfig m0 (fake-1): HTTP 429: slow down"));
  }

  @ParameterizedTest
  @EnumSource
  void ask_silenceTimesOut(Provider provider) throws InterruptedException {
    fake.script(new Reply.Silent(), new Reply.Stalled(), new Reply.Silent());
    var scene = Scene.of(Map.of(), Scene.spec(fake, provider, "timeout: 1s"));

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(reply)
        .isEqualTo(failed(true, "ModelConfig m0 (fake-1): no answer within 1000 ms, 2 times"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void ask_lastingFaultGoesToTheFallbackAtOnce(int status) throws InterruptedException {
    fake.script(Reply.refused(status, "{\"error\":{\"message\":\"no\"}}"), Reply.text("Here."));
    var scene =
        Scene.of(
            Map.of(),
            Scene.spec(fake, Provider.OPEN_AI, ""),
            Scene.spec(fake, Provider.ANTHROPIC, ""));

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(scene.pauses()).isEmpty();
    assertThat(reply)
        .isInstanceOfSatisfying(
            ModelReply.Answered.class, answered -> assertThat(answered.config()).isEqualTo("m1"));
  }

  @Test
  void ask_allFail() throws InterruptedException {
    fake.script(
        Reply.refused(404, "{\"error\":{\"message\":\"no model\\nfake-1\"}}"),
        Reply.refused(401, "{}"),
        Reply.refused(500, ""),
        Reply.refused(500, ""),
        Reply.refused(500, ""));
    var scene =
        Scene.of(
            Map.of("keys/b", "k-123456"),
            Scene.spec(fake, Provider.OPEN_AI, ""),
            Scene.spec(fake, Provider.GEMINI, "apiKeySecretRef: {name: keys, key: b}"),
            Scene.spec(fake, Provider.OLLAMA, ""));

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(reply)
        .isEqualTo(
            failed(
                true,
                """
                ModelConfig m0 (fake-1): HTTP 404: no model fake-1; check model and baseUrl
                ModelConfig m1 (fake-1): HTTP 401; check the key in Secret keys
                ModelConfig m2 (fake-1): HTTP 500, 3 times\
                """));
  }

  @Test
  void ask_nobodyThere() throws InterruptedException {
    int port = fake.port();
    fake.close();
    var scene =
        Scene.of(Map.of(), "model: m, baseUrl: 'http://127.0.0.1:" + port + "/v1', timeout: 2s");

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(reply)
        .isInstanceOfSatisfying(
            ModelReply.Failed.class,
            failed -> {
              assertThat(failed.passing()).isTrue();
              assertThat(failed.problem().detail())
                  .isEqualTo("ModelConfig m0 (m): unreachable: Connection refused, 3 times");
            });
  }

  private static ModelReply failed(boolean passing, String detail) {
    return new ModelReply.Failed(new Problem(Kind.MODEL, detail), passing);
  }
}
