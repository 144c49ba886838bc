package dev.rouse.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.HttpAddress;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.task.Event;
import dev.rouse.edge.event.EventsOut;
import dev.rouse.edge.signed.Signature;
import dev.rouse.gateway.kafka.record.RecordsOut;
import dev.rouse.journal.delivery.Leased;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Turns a delivery into the request or the record that carries it, as its destination wants it.
public final class Envelopes {
  private static final String JSON = "application/json";

  private final Addresses addresses;
  private final Sinks sinks;
  private final SecretsOf secrets;
  private final InstantSource clock;

  public Envelopes(Addresses addresses, Sinks sinks, SecretsOf secrets, InstantSource clock) {
    this.addresses = addresses;
    this.sinks = sinks;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// The request or the record, or why there can be none.
  sealed interface Envelope {
    record Ready(Post post) implements Envelope {}

    record Published(ProducerRecord<String, byte[]> message) implements Envelope {}

    record Unaddressed(String why) implements Envelope {}
  }

  Envelope of(Leased leased) {
    var to = leased.delivery().destination();
    var event = leased.delivery().event();
    String namespace = leased.agent().namespace();
    if (part(to, "sink").isPresent()) {
      return sink(part(to, "sink").get(), namespace, event);
    }
    if (part(to, "webhook").isPresent()) {
      return webhook(part(to, "webhook").get(), namespace, event, leased.delivery().id());
    }
    if (part(to, "slack").isPresent()) {
      return slack(part(to, "slack").get(), namespace, event);
    }
    if (part(to, "kafka").isPresent()) {
      String topic = part(to, "kafka").get().text("topic").orElse("");
      return new Envelope.Published(RecordsOut.write(topic, leased.session(), event));
    }
    return new Envelope.Unaddressed(
        "nothing here delivers to %s".formatted(String.join(", ", to.fields().keySet())));
  }

  private Envelope sink(Json.Obj sink, String namespace, Event event) {
    var headers = new LinkedHashMap<String, String>();
    String body =
        EventsOut.binary(sinks.overriding(event), headers::put)
            .map(bytes -> new String(bytes, UTF_8))
            .orElse("");
    return addresses
        .of(sink, namespace)
        .<Envelope>map(to -> new Envelope.Ready(new Post(to, headers, body)))
        .orElseGet(() -> new Envelope.Unaddressed("the sink has neither ref nor uri"));
  }

  private Envelope webhook(Json.Obj webhook, String namespace, Event event, String id) {
    String body = event.toJson().write();
    var headers = new HashMap<String, String>();
    headers.put("content-type", "application/cloudevents+json");
    var reference = part(webhook, "signingSecretRef");
    if (reference.isPresent()) {
      var secret = secret(namespace, reference.get());
      if (secret.isEmpty()) {
        return missing(reference.get());
      }
      try {
        headers.putAll(Signature.headers(secret.get().strip(), id, clock.instant(), body));
      } catch (BrokenRule noSecret) {
        return new Envelope.Unaddressed(
            "key `%s` of Secret `%s` %s"
                .formatted(
                    reference.get().text("key").orElse(""),
                    reference.get().text("name").orElse(""),
                    noSecret.getMessage()));
      }
    }
    return new Envelope.Ready(new Post(URI.create(webhook.text("uri").orElse("")), headers, body));
  }

  /// The address itself is a secret: nothing of it is said.
  private Envelope slack(Json.Obj slack, String namespace, Event event) {
    var reference = part(slack, "urlSecretRef").orElse(Json.Obj.EMPTY);
    var url = secret(namespace, reference);
    if (url.isEmpty()) {
      return missing(reference);
    }
    try {
      String body = SlackText.of(event).write();
      var to = HttpAddress.parse(url.get().strip());
      return new Envelope.Ready(new Post(to, Map.of("content-type", JSON), body));
    } catch (BrokenRule noAddress) {
      return new Envelope.Unaddressed(
          "what Secret `%s` holds is no address".formatted(reference.text("name").orElse("")));
    }
  }

  private Optional<String> secret(String namespace, Json.Obj reference) {
    return secrets.secret(
        namespace, reference.text("name").orElse(""), reference.text("key").orElse(""));
  }

  private static Envelope missing(Json.Obj reference) {
    return new Envelope.Unaddressed(
        "the gateway does not have key `%s` of Secret `%s`"
            .formatted(reference.text("key").orElse(""), reference.text("name").orElse("")));
  }

  private static Optional<Json.Obj> part(Json.Obj json, String name) {
    return json.get(name)
        .flatMap(found -> found instanceof Json.Obj part ? Optional.of(part) : Optional.empty());
  }
}
