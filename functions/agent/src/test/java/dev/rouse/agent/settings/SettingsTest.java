package dev.rouse.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.task.AgentId;
import dev.rouse.edge.settings.Letting;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

  @Test
  void from_leastThatIsNeeded() {
    var settings = settings("ROUSE_ADDRESS", "127.0.0.1", "ROUSE_AGENT", "helper");

    assertThat(settings.naming().id()).hasValue(new AgentId("default", "helper"));
    assertThat(settings.listening().port()).isEqualTo(8080);
    assertThat(settings.listening().letting()).isInstanceOf(Letting.Anyone.class);
    assertThat(settings.answerWithin()).isEqualTo(Duration.ofSeconds(570));
  }

  @Test
  void from_knative_namesAgentAndProcess() {
    var settings = settings("ROUSE_ADDRESS", "::1", "K_SERVICE", "helper", "HOSTNAME", "pod-1");

    assertThat(settings.naming()).isEqualTo(new Naming("default", Optional.of("helper"), "pod-1"));
  }

  @Test
  void from_wrongValue_namesTheVariable() {
    assertThatThrownBy(() -> settings("ROUSE_ADDRESS", "127.0.0.1", "ROUSE_GRACE", "-1"))
        .hasMessageStartingWith("ROUSE_GRACE ");
    assertThatThrownBy(() -> settings("ROUSE_ADDRESS", "127.0.0.1", "ROUSE_GATEWAY_URL", "here"))
        .hasMessageStartingWith("ROUSE_GATEWAY_URL ");
  }

  @Test
  void from_passwordFile(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("password"), "hunter2\n");

    var settings =
        settings("ROUSE_ADDRESS", "127.0.0.1", "ROUSE_DATABASE_PASSWORD_FILE", file.toString());

    assertThat(settings.database().password()).hasValue("hunter2");
    assertThat(settings.toString()).doesNotContain("hunter2");
  }

  @Test
  void from_gateway() {
    assertThat(
            settings("ROUSE_ADDRESS", "127.0.0.1", "ROUSE_GATEWAY_URL", "http://gateway").gateway())
        .hasValue(URI.create("http://gateway"));
  }

  private static Settings settings(String... more) {
    var variables = new HashMap<String, String>();
    variables.put("ROUSE_DATABASE_URL", "jdbc:postgresql://localhost/rouse");
    for (int i = 0; i < more.length; i += 2) {
      variables.put(more[i], more[i + 1]);
    }
    return Settings.from(variables);
  }
}
