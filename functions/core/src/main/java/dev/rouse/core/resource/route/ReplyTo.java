package dev.rouse.core.resource.route;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Destination;
import dev.rouse.core.resource.HttpAddress;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.rule.Rules;
import java.net.URI;
import java.util.Optional;

/// Where an agent's answers go, beside the reply to whoever asked.
public sealed interface ReplyTo {

  /// A CloudEvent over HTTP.
  record Sink(Destination destination) implements ReplyTo {}

  /// A CloudEvent in a topic.
  record Kafka(String topic) implements ReplyTo {
    public Kafka {
      Rules.of().topic("topic", topic).hold();
    }
  }

  /// A message in Slack, by an incoming webhook.
  record Slack(KeyRef urlSecretRef) implements ReplyTo {}

  /// A signed HTTP call.
  record Webhook(URI uri, Optional<KeyRef> signingSecretRef) implements ReplyTo {
    public Webhook {
      Rules.of().web("uri", uri).hold();
    }
  }

  static Optional<ReplyTo> read(Fields in) {
    var way =
        in.<ReplyTo>oneOf()
            .part("sink", sink -> Destination.read(sink).map(Sink::new))
            .part("kafka", ReplyTo::kafka)
            .part("slack", ReplyTo::slack)
            .part("webhook", ReplyTo::webhook)
            .required();
    return in.build(way::orElseThrow);
  }

  private static Optional<Kafka> kafka(Fields in) {
    String topic = in.requiredText("topic");
    return in.build(() -> new Kafka(topic));
  }

  private static Optional<Slack> slack(Fields in) {
    var ref = in.part("urlSecretRef", KeyRef::read).required();
    return in.build(() -> new Slack(ref.orElseThrow()));
  }

  private static Optional<Webhook> webhook(Fields in) {
    var uri = in.text("uri", HttpAddress::parse).required();
    var secret = in.part("signingSecretRef", KeyRef::read).optional();
    return in.build(() -> new Webhook(uri.orElseThrow(), secret));
  }

  default Json.Obj toJson() {
    return switch (this) {
      case Sink(Destination destination) -> Json.object().put("sink", destination.toJson()).done();
      case Kafka(String topic) ->
          Json.object().put("kafka", Json.object().put("topic", topic).done()).done();
      case Slack(KeyRef ref) ->
          Json.object().put("slack", Json.object().put("urlSecretRef", ref.toJson()).done()).done();
      case Webhook(URI uri, Optional<KeyRef> secret) -> {
        var webhook =
            Json.object()
                .put("uri", uri.toString())
                .maybe("signingSecretRef", secret.map(KeyRef::toJson));
        yield Json.object().put("webhook", webhook.done()).done();
      }
    };
  }
}
