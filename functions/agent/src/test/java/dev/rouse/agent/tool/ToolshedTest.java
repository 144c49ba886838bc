package dev.rouse.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.agent.tool.FakeServer.Answer;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ToolshedTest {
  private final FakeServer server = new FakeServer();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void close() {
    over.countDown();
    server.close();
  }

  @Test
  void timeNow_zone() throws InterruptedException {
    assertThat(Calls.anywhere().output(new Settings.Time(), "{\"timeZone\":\"Europe/Berlin\"}"))
        .isEqualTo(
            """
            {"time":"2026-03-01T13:00:00+01:00","timeZone":"Europe/Berlin",\
            "weekday":"Sunday","unix":1772366400}\
            """);
  }

  @Test
  void timeNow_unknownZone_isToldWhatOneIs() throws InterruptedException {
    assertThat(Calls.anywhere().failure(new Settings.Time(), "{\"timeZone\":\"Mars\"}"))
        .contains("`Mars` is no time zone", "Europe/Berlin");
  }

  @Test
  void output_overCap_isCutBetweenCharacters() throws InterruptedException {
    server.on("/", new Answer(200, Map.of("Content-Type", "text/plain"), "aé€😀"));
    var calls = Calls.anywhere();

    assertThat(calls.within(Duration.ofSeconds(5), 10).call(page(), "{}"))
        .isEqualTo(new ToolResult.Ok("aé€😀", false));
    assertThat(calls.within(Duration.ofSeconds(5), 9).call(page(), "{}"))
        .isEqualTo(new ToolResult.Ok("aé€", true));
    assertThat(calls.within(Duration.ofSeconds(5), 5).call(time(), "{}"))
        .isEqualTo(new ToolResult.Ok("{\"tim", true));
  }

  @Test
  void call_silentServer_endsAtItsTimeout() throws InterruptedException {
    server.on("/", _ -> hang());

    var result = Calls.anywhere().within(Duration.ofMillis(200), 100).call(page(), "{}");

    assertThat(result).isInstanceOf(ToolResult.Failed.class);
    assertThat(result.toString()).contains("No answer within 200ms").doesNotContain("effect");
  }

  @Test
  void call_silentServer_onceMayHaveHappened() throws InterruptedException {
    server.on("/", _ -> hang());

    var calls = Calls.anywhere().effect(Effect.ONCE).within(Duration.ofMillis(200), 100);

    assertThat(calls.failure(page(), "{}")).contains("may have taken effect");
  }

  @Test
  void call_interrupted_endsAtOnce() throws InterruptedException {
    server.on("/", _ -> hang());
    var ended = new CountDownLatch(1);
    var caller =
        Thread.ofVirtual()
            .start(() -> {
              assertThatThrownBy(() -> Calls.anywhere().call(page(), "{}"))
                  .isInstanceOf(InterruptedException.class);
              ended.countDown();
            });
    asked.await();

    caller.interrupt();

    ended.await();
  }

  @Test
  void settings_wrongAddress_namesTheVariable() {
    assertThatThrownBy(() -> ToolSettings.from(Map.of("ROUSE_PROMETHEUS_URL", "prometheus")))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("ROUSE_PROMETHEUS_URL");
  }

  private static Settings time() {
    return new Settings.Time();
  }

  private Answer hang() {
    asked.countDown();
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return Answer.json("{}");
  }

  private Settings page() {
    var url = Template.parse(server.url() + "/");
    return new Settings.Http("GET", url, List.of(), Optional.empty(), true);
  }
}
