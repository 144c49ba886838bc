package dev.rouse.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.FakeModels;
import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.model.Model;
import dev.rouse.core.resource.Provider;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Who cancels a run does not wait for its model.
final class InterruptionTest {
  private static final Duration PROMPTLY = Duration.ofSeconds(20);

  private FakeModels fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeModels.start();
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  static Stream<Arguments> hanging() {
    return Stream.of(Provider.values())
        .flatMap(provider ->
            Stream.of(new Reply.Silent(), new Reply.Stalled())
                .flatMap(reply ->
                    Stream.of(true, false)
                        .map(streamed -> Arguments.of(provider, reply, streamed))));
  }

  @ParameterizedTest
  @MethodSource("hanging")
  void interrupt_endsTheCall(Provider provider, Reply reply, boolean streamed)
      throws InterruptedException {
    fake.script(reply);
    var scene = Scene.of(Map.of(), Scene.spec(fake, provider, "timeout: 10m"));
    var model = streamed ? scene.models().heardBy(new AnswersTest.Deltas()) : scene.models();
    var ended = new CompletableFuture<String>();

    var asking = Thread.ofVirtual().start(() -> ended.complete(ask(model, scene)));
    fake.awaitArrival();
    asking.interrupt();

    assertThat(asking.join(PROMPTLY)).isTrue();
    assertThat(ended).isCompletedWithValue("interrupted");
    assertThat(List.copyOf(scene.pauses())).isEmpty();
  }

  private static String ask(Model model, Scene scene) {
    try {
      return model.ask(scene.definition(), Scene.QUESTION).toString();
    } catch (InterruptedException _) {
      return "interrupted";
    }
  }
}
