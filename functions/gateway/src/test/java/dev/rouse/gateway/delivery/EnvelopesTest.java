package dev.rouse.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Delivery;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.edge.signed.Signature;
import dev.rouse.gateway.delivery.Envelopes.Envelope;
import dev.rouse.journal.delivery.Leased;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EnvelopesTest {
  private static final AgentId AGENT = new AgentId("ops", "troubleshooter");
  private static final Event DONE =
      Event.of(
          "d1",
          "/agents/ops/troubleshooter",
          "dev.rouse.run.completed",
          Json.parse(
              """
              {"agent": "ops/troubleshooter", "run": "r1", "kind": "completed",
               "text": "## Cause\\n**web-1** is out of memory <!channel> [graph](https://g.example.com/1)"}
              """));

  private final Envelopes envelopes =
      new Envelopes(
          Addresses.OF_A_CLUSTER,
          new Sinks(Map.of("team", "sre"), Optional.empty()),
          (namespace, name, key) ->
              switch (namespace + "/" + name + "/" + key) {
                case "ops/slack/url" -> Optional.of("https://hooks.slack.example.com/T1/secret\n");
                case "ops/broken/url" -> Optional.of("https://hooks slack/secret");
                case "ops/hook/secret" -> Optional.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
                case "ops/mistyped/secret" -> Optional.of("whsec_%%%");
                default -> Optional.empty();
              },
          InstantSource.fixed(Instant.ofEpochSecond(1_614_265_330)));

  @Test
  void sink_ofABroker_isItsIngress() {
    var post =
        ready(
            "{\"sink\":{\"ref\":{\"kind\":\"Broker\",\"name\":\"default\",\"apiVersion\":\"v1\"}}}");

    assertThat(post.to())
        .isEqualTo(
            URI.create("http://broker-ingress.knative-eventing.svc.cluster.local/ops/default"));
    assertThat(post.headers())
        .containsEntry("ce-id", "d1")
        .containsEntry("ce-type", "dev.rouse.run.completed")
        .containsEntry("ce-team", "sre")
        .containsEntry("Content-Type", "application/json");
    assertThat(Json.parse(post.body())).isEqualTo(DONE.data().orElseThrow());
  }

  @Test
  void sink_ofAService_ofAnotherNamespace_isThatService() {
    var post =
        ready(
            """
            {"sink":{"ref":{"kind":"Service","name":"display","namespace":"web","apiVersion":"v1"}}}
            """);

    assertThat(post.to()).isEqualTo(URI.create("http://display.web.svc.cluster.local"));
  }

  @Test
  void webhook_withASecret_isSignedAsTheSpecificationSays() {
    var post =
        ready(
            """
            {"webhook":{"uri":"https://hooks.example.com/rouse",
              "signingSecretRef":{"name":"hook","key":"secret"}}}
            """);

    assertThat(post.headers())
        .containsEntry("webhook-id", "delivery-1")
        .containsEntry("webhook-timestamp", "1614265330")
        .hasEntrySatisfying("webhook-signature", value -> assertThat(value).startsWith("v1,"));
  }

  /// The example of the specification.
  @Test
  void signature_ofTheSpecificationsExample_isTheSpecifications() {
    var headers =
        Signature.headers(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1_614_265_330),
            "{\"test\": 2432232314}");

    assertThat(headers)
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  private Envelope signedWith(String secret) {
    return envelopes.of(
        leased(
            """
            {"webhook":{"uri":"https://hooks.example.com/rouse",
              "signingSecretRef":{"name":"%s","key":"secret"}}}
            """
                .formatted(secret)));
  }

  @Test
  void webhook_whoseSecretIsNotThere_isNotSentUnsigned() {
    assertThat(signedWith("lost"))
        .isEqualTo(
            new Envelope.Unaddressed("the gateway does not have key `secret` of Secret `lost`"));
  }

  @Test
  void webhook_whoseSecretIsNone_isNotSentUnsigned() {
    assertThat(signedWith("mistyped"))
        .isEqualTo(
            new Envelope.Unaddressed(
                "key `secret` of Secret `mistyped` must be base64 after whsec_"));
  }

  @Test
  void slack_isReadableAndMentionsNobody() {
    var post = ready("{\"slack\":{\"urlSecretRef\":{\"name\":\"slack\",\"key\":\"url\"}}}");

    assertThat(post.to()).isEqualTo(URI.create("https://hooks.slack.example.com/T1/secret"));
    var body = Json.parse(post.body());
    assertThat(body.at("text")).contains(Json.of("ops/troubleshooter: done"));
    assertThat(body.at("blocks.1.text.text"))
        .contains(
            Json.of(
                "*Cause*\n"
                    + "*web-1* is out of memory &lt;!channel&gt;"
                    + " <https://g.example.com/1|graph>"));
  }

  @Test
  void slack_whoseAddressIsNone_saysNothingOfIt() {
    assertThat(
            envelopes.of(
                leased("{\"slack\":{\"urlSecretRef\":{\"name\":\"broken\",\"key\":\"url\"}}}")))
        .isEqualTo(new Envelope.Unaddressed("what Secret `broken` holds is no address"));
  }

  private Post ready(String destination) {
    return ((Envelope.Ready) envelopes.of(leased(destination))).post();
  }

  private static Leased leased(String destination) {
    var delivery = new Delivery("delivery-1", (Json.Obj) Json.parse(destination), DONE);
    return new Leased(
        new RunRef("ops", new RunId("r1")), AGENT, delivery, Optional.of("order-7"), "way", 1);
  }
}
