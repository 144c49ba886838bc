package dev.rouse.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.FakeModels;
import dev.rouse.agent.model.fake.Reply;
import dev.rouse.agent.secret.MountedSecrets;
import dev.rouse.core.json.Json;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Keys and headers go where they belong and nowhere else.
final class SecrecyTest {
  private static final String KEY = "sk-live-0123456789";
  private static final String WITH_KEY = "apiKeySecretRef: {name: keys, key: api}";

  private FakeModels fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeModels.start();
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN_AI, Authorization, Bearer sk-live-0123456789",
    "ANTHROPIC, x-api-key, sk-live-0123456789",
    "GEMINI, x-goog-api-key, sk-live-0123456789",
    "OLLAMA, Authorization, Bearer sk-live-0123456789"
  })
  void ask_keyAndHeadersAreSent(Provider provider, String header, String value)
      throws InterruptedException {
    fake.script(Reply.text("Yes."), Reply.text("Yes."));
    var scene =
        Scene.of(
            Map.of("keys/api", KEY + "\n", "team/id", "t-4711"),
            Scene.spec(
                fake,
                provider,
                WITH_KEY
                    + ", headers: [{name: X-Team, value: ops}, {name: X-Id, valueFrom:"
                    + " {secretKeyRef: {name: team, key: id}}}]"));

    assertThat(scene.models().ask(scene.definition(), Scene.QUESTION))
        .isInstanceOf(ModelReply.Answered.class);
    assertThat(
            scene
                .models()
                .heardBy(new AnswersTest.Deltas())
                .ask(scene.definition(), Scene.QUESTION))
        .isInstanceOf(ModelReply.Answered.class);

    assertThat(fake.heard())
        .hasSize(2)
        .allSatisfy(heard -> {
          assertThat(heard.header(header)).isEqualTo(value);
          assertThat(heard.header("X-Team")).isEqualTo("ops");
          assertThat(heard.header("X-Id")).isEqualTo("t-4711");
        });
  }

  @ParameterizedTest
  @EnumSource
  void ask_serverQuotesTheKey(Provider provider) throws InterruptedException {
    String said = Json.object().put("message", "bad key " + KEY).done().write();
    fake.script(Reply.refused(400, "{\"error\":" + said + "}"));
    var scene = Scene.of(Map.of("keys/api", KEY), Scene.spec(fake, provider, WITH_KEY));

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(detail(reply)).isEqualTo("ModelConfig m0 (fake-1): HTTP 400: bad key ***");
  }

  @Test
  void ask_serverQuotesTheConversation() throws InterruptedException {
    String said =
        Json.object()
            .put("error", "cannot: You find out why an alert fires on the c")
            .done()
            .write();
    fake.script(Reply.refused(400, said));
    var scene = Scene.asking(fake, Provider.OLLAMA);

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(detail(reply))
        .isEqualTo("ModelConfig m0 (fake-1): HTTP 400: (it quotes what it was sent)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apiKeySecretRef: {name: keys, key: none}"
            + "|apiKeySecretRef: Secret keys or its key none is missing; create it",
        "headers: [{name: X-Id, valueFrom: {secretKeyRef: {name: no, key: id}}}]"
            + "|header X-Id: Secret no or its key id is missing; create it",
        "caBundle: {configMapKeyRef: {name: ca, key: crt}}"
            + "|caBundle: ConfigMap ca or its key crt is missing; create it",
        "caBundle: {configMapKeyRef: {name: keys, key: api}}"
            + "|caBundle is no list of certificates in PEM",
        "headers: [{name: X-Id, valueFrom: {secretKeyRef: {name: two, key: lines}}}]"
            + "|header X-Id has a value of more than one line"
      })
  void ask_somethingIsMissing(String spec, String why) throws InterruptedException {
    var scene =
        Scene.of(
            Map.of("keys/api", KEY, "two/lines", "a\nb"), Scene.spec(fake, Provider.OPEN_AI, spec));

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(fake.heard()).isEmpty();
    assertThat(((ModelReply.Failed) reply).passing()).isFalse();
    assertThat(detail(reply)).startsWith("ModelConfig m0 (fake-1): " + why).doesNotContain(KEY);
  }

  private static String detail(ModelReply reply) {
    return ((ModelReply.Failed) reply).problem().detail();
  }

  @Test
  void mounted_folders(@TempDir Path secrets, @TempDir Path configMaps) throws IOException {
    Files.createDirectories(secrets.resolve("openai"));
    Files.writeString(secrets.resolve("openai/api-key"), KEY + "\n");
    Files.createDirectories(configMaps.resolve("ca"));
    Files.writeString(configMaps.resolve("ca/ca.crt"), "pem");
    var mounted = new MountedSecrets(secrets, configMaps);

    assertThat(mounted.secret(new KeyRef("openai", "api-key"))).contains(KEY);
    assertThat(mounted.secret(new KeyRef("openai", "other"))).isEmpty();
    assertThat(mounted.secret(new KeyRef("openai", "../openai/api-key"))).isEmpty();
    assertThat(mounted.secret(new KeyRef("ca", "ca.crt"))).isEmpty();
    assertThat(mounted.configMap(new KeyRef("ca", "ca.crt"))).contains("pem");
  }
}
