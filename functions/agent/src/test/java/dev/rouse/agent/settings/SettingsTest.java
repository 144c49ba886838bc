package dev.rouse.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.task.AgentId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
  void from_reachableByOthers_wantsToKnowWhoMayCall() {
    assertThatThrownBy(() -> settings("ROUSE_AGENT", "helper"))
        .hasMessageContaining("ROUSE_TOKENS_FILE")
        .hasMessageContaining("ROUSE_OPEN=yes-anyone-may-call");
    assertThatThrownBy(() -> settings("ROUSE_OPEN", "yes")).hasMessageContaining("ROUSE_OPEN must");
    assertThatThrownBy(
            () -> settings("ROUSE_OPEN", Letting.IN_AS_MANY_WORDS, "ROUSE_TOKENS_FILE", "t"))
        .hasMessageContaining("contradicts");
    assertThatThrownBy(() -> settings("ROUSE_OIDC_ISSUER", "https://issuer.test"))
        .hasMessageContaining("ROUSE_OIDC_AUDIENCE is missing");
    assertThat(settings("ROUSE_OPEN", Letting.IN_AS_MANY_WORDS).listening().letting())
        .isInstanceOf(Letting.Anyone.class);
  }

  @Test
  void from_wrongValue_namesTheVariable() {
    assertThatThrownBy(() -> settings("PORT", "70000")).hasMessageStartingWith("PORT must");
    assertThatThrownBy(() -> settings("ROUSE_ADDRESS", "127.0.0.1", "ROUSE_MAX_BODY", "much"))
        .hasMessageStartingWith("ROUSE_MAX_BODY ");
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

  @Test
  void proxy_inTheJdksWords() {
    assertThat(Proxy.properties(Map.of())).isEmpty();
    assertThat(
            Proxy.properties(
                Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", ".svc, example.com")))
        .containsEntry("https.proxyHost", "proxy")
        .containsEntry("https.proxyPort", "3128")
        .containsEntry(
            "http.nonProxyHosts", "localhost|127.*|[::1]|*.svc|example.com|*.example.com")
        .doesNotContainKey("http.proxyHost");
    assertThatThrownBy(() -> Proxy.properties(Map.of("HTTP_PROXY", "socks5://proxy:1")))
        .hasMessageStartingWith("HTTP_PROXY must");
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
