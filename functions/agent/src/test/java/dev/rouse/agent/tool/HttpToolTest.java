package dev.rouse.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.tool.FakeServer.Answer;
import dev.rouse.agent.tool.FakeServer.Asked;
import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.NamedValue;
import dev.rouse.core.resource.Value;
import dev.rouse.core.resource.tool.HttpBody;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.template.JsonTemplate;
import dev.rouse.core.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpToolTest {
  /// The first loopback address stands for the internet, so that a redirect can leave it.
  private static final Reach FIRST_ONLY = a -> a.getHostAddress().equals("127.0.0.1");

  private final FakeServer server = new FakeServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void call_arguments_areEncodedIntoTheAddress() throws InterruptedException {
    server.on("/orders/a/b?c", Answer.json("{\"ok\":true}"));

    String output =
        Calls.anywhere()
            .output(get("/orders/{{id}}?q={{q}}"), "{\"id\":\"a/b?c\",\"q\":\"x&y=z ü\"}");

    assertThat(output).isEqualTo("{\"ok\":true}");
    assertThat(server.asked().getFirst().uri()).isEqualTo("/orders/a%2Fb%3Fc?q=x%26y%3Dz%20%C3%BC");
  }

  @Test
  void call_climbingArgument_isRefused() throws InterruptedException {
    assertThat(Calls.anywhere().failure(get("/orders/{{id}}/x"), "{\"id\":\"..\"}"))
        .contains("must not be `.` or `..`");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void call_missingArgument_isNamed() throws InterruptedException {
    assertThat(Calls.anywhere().failure(get("/orders/{{id}}"), "{}")).contains("`id` is missing");
  }

  @Test
  void call_idempotent_sendsItsKeyAndBody() throws InterruptedException {
    server.on("/refunds", new Answer(204, Map.of(), ""));
    var body = new JsonTemplate((Json.Obj) Json.parse("{\"cents\":\"{{cents}}\"}"));
    var settings =
        new Settings.Http(
            "POST",
            Template.parse(server.url() + "/refunds"),
            List.of(secret()),
            Optional.of(new HttpBody.Structured(body)),
            true);
    var calls = Calls.anywhere().effect(Effect.IDEMPOTENT);

    assertThat(calls.output(settings, "{\"cents\":100}")).isEqualTo("HTTP 204 without content");

    Asked asked = server.asked().getFirst();
    assertThat(asked.body()).isEqualTo("{\"cents\":100}");
    assertThat(asked.headers())
        .containsEntry("idempotency-key", calls.of("tool", settings, "{}").key())
        .containsEntry("authorization", "Bearer s3cr3t-t0ken")
        .containsEntry("content-type", "application/json");
  }

  @Test
  void call_serverRepeatsTheSecret_isMasked() throws InterruptedException {
    server.on("/", asked -> Answer.json(asked.headers().toString()));
    server.on("/no", asked -> new Answer(500, Map.of(), asked.headers().toString()));

    assertThat(Calls.anywhere().output(get("/"), "{}")).contains("***").doesNotContain("s3cr3t");
    assertThat(Calls.anywhere().failure(get("/no"), "{}"))
        .contains("HTTP 500", "***")
        .doesNotContain("s3cr3t");
  }

  @Test
  void call_missingSecret_isNamed() throws InterruptedException {
    var header = new NamedValue("X-Key", new Value.Secret(new KeyRef("gone", "key")));
    var url = Template.parse(server.url() + "/");
    var settings = new Settings.Http("GET", url, List.of(header), Optional.empty(), true);

    assertThat(Calls.anywhere().failure(settings, "{}")).contains("`key` of Secret `gone`");
  }

  @Test
  void call_privateAddress_isRefusedUnlessAllowed() throws InterruptedException {
    var settings =
        new Settings.Http(
            "GET", Template.parse(server.url() + "/"), List.of(), Optional.empty(), false);

    assertThat(Calls.anywhere().publicly(Reach.PUBLIC).failure(settings, "{}"))
        .contains("`127.0.0.1` is an address inside the cluster");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void redirect_toPrivateAddress_isRefused() throws InterruptedException {
    server.on("/", Answer.redirect("http://127.0.0.2/latest/meta-data"));
    var url = Template.parse(server.url() + "/");
    var settings = new Settings.Http("GET", url, List.of(), Optional.empty(), false);

    assertThat(Calls.anywhere().publicly(FIRST_ONLY).failure(settings, "{}"))
        .contains("`127.0.0.2` is an address inside the cluster");
  }

  @Test
  void redirect_toAnotherServer_takesNoSecretAlong() throws InterruptedException {
    try (var other = new FakeServer()) {
      other.on("/there", Answer.json("{}"));
      server.on("/", Answer.redirect("/here")).on("/here", Answer.redirect(other.url() + "/there"));

      assertThat(Calls.anywhere().output(get("/"), "{}")).isEqualTo("{}");

      assertThat(server.asked().getLast().headers()).containsKey("authorization");
      assertThat(other.asked().getFirst().headers()).doesNotContainKey("authorization");
    }
  }

  @Test
  void redirect_withoutEnd_isGivenUp() throws InterruptedException {
    server.on("/", Answer.redirect("/"));

    assertThat(Calls.anywhere().failure(get("/"), "{}")).contains("more than 5 times");
    assertThat(server.asked()).hasSize(6);
  }

  private Settings get(String path) {
    var url = Template.parse(server.url() + path);
    return new Settings.Http("GET", url, List.of(secret()), Optional.empty(), true);
  }

  private static NamedValue secret() {
    return new NamedValue("Authorization", new Value.Secret(new KeyRef("api", "token")));
  }
}
