package dev.rouse.core.resource.route;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Destination;
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
