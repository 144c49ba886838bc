package dev.rouse.agent.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.resource.Provider;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole runs, by the wire format that their model is spoken to in.
final class EveryProviderIT {
  private static final String WITH_CLOCK = Whole.AGENT + "  tools: [{name: time-now}]\n";

  @TempDir private Path folder;
  private Whole whole;

  @BeforeEach
  void open() throws Exception {
    whole = new Whole(folder);
  }

  @AfterEach
  void close() {
    whole.close();
  }

  @ParameterizedTest
  @EnumSource
  void run_aCallAndAnAnswer(Provider provider) throws Exception {
    whole.of(provider).start(WITH_CLOCK);
    whole.models().script(Reply.calling(Whole.call("time-now", "{}")), Reply.text("It is late."));

    var answer = whole.send(whole.json("{\"message\":\"How late is it?\"}"));

    assertThat(answer.body()).isEqualTo("{\"message\":\"It is late.\"}");
    assertThat(whole.models().heard().getFirst().body().write())
        .contains("How late is it?", "time-now");
    assertThat(whole.models().heard().getLast().body().write()).contains("weekday");
  }

  @ParameterizedTest
  @EnumSource
  void run_streamed(Provider provider) throws Exception {
    whole.of(provider).start(WITH_CLOCK);
    whole.models().script(Reply.calling(Whole.call("time-now", "{}")), Reply.text("It is late."));

    var answer =
        whole.send(whole.json("{\"message\":\"?\"}").header("accept", "text/event-stream"));

    assertThat(answer.body())
        .contains("\"kind\":\"returned\"", "data: {\"text\":\"It\"}", "event: completed");
  }

  @ParameterizedTest
  @EnumSource
  void run_modelBusyThenWrong_isAskedAgainAndSaysWhatToDo(Provider provider) throws Exception {
    whole.of(provider).start(Whole.AGENT);
    whole
        .models()
        .script(
            Reply.refused(503, "{\"error\":{\"message\":\"overloaded\"}}"),
            Reply.refused(404, "{\"error\":{\"message\":\"no model fake-1\"}}"));

    var answer = whole.send(whole.json("{\"message\":\"?\"}"));

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("ModelConfig fake (fake-1)");
    assertThat(whole.models().heard()).hasSize(2);
    assertThat(
            whole.send(whole.json("").uri(whole.address("/health/readiness")).GET()).statusCode())
        .as("it stays ready, so that the reason can be read")
        .isEqualTo(200);
  }
}
