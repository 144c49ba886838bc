package dev.rouse.gateway.kafka.client;

import java.util.HashMap;
import java.util.Map;

/// What each kind of client is told: our defaults, then what the operator says for all clients,
/// then what he says for this kind (`consumer.`, `producer.` or `admin.` before the name), and last
/// what the intake's promises rest on.
public final class ClientProperties {
  private static final String CONSUMER = "consumer.";
  private static final String PRODUCER = "producer.";
  private static final String ADMIN = "admin.";
  private static final String TOKENS_FROM = "sasl.oauthbearer.token.endpoint.url";
  private static final String ALLOWED = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "client.id", "rouse",
          // Nobody asks over JMX: /metrics has what matters.
          "metric.reporters", "",
          // The usual one is of no use without a library that brokers have: they check the tokens.
          "sasl.oauthbearer.jwt.validator.class",
              "org.apache.kafka.common.security.oauthbearer.ClientJwtValidator",
          "enable.metrics.push", "false",
          // A topic that appears is seen so much later at most.
          "metadata.max.age.ms", "10000",
          "request.timeout.ms", "8000",
          "reconnect.backoff.max.ms", "2000");

  private static final Map<String, String> OF_CONSUMERS =
      Map.of(
          "group.id", "rouse",
          "auto.offset.reset", "earliest",
          "isolation.level", "read_committed",
          "partition.assignment.strategy",
              "org.apache.kafka.clients.consumer.CooperativeStickyAssignor",
          "session.timeout.ms", "10000",
          "max.poll.records", "2000",
          "fetch.max.bytes", "8388608",
          "default.api.timeout.ms", "8000");

  private static final Map<String, String> OF_PRODUCERS =
      Map.of(
          // A destination that is down is given up soon, and tried again by its delivery.
          "max.block.ms", "5000",
          "delivery.timeout.ms", "20000",
          "buffer.memory", "8388608");

  /// What is asked of a Kafka that is away ends soon, for closing waits for it.
  private static final Map<String, String> OF_ADMINS = Map.of("default.api.timeout.ms", "8000");

  /// The journal keeps the offsets.
  private static final Map<String, String> RULES_OF_CONSUMERS =
      Map.of(
          "group.protocol", "classic",
          "enable.auto.commit", "false",
          "allow.auto.create.topics", "false",
          "key.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer",
          "value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");

  private static final Map<String, String> RULES_OF_PRODUCERS =
      Map.of(
          "acks", "all",
          "enable.idempotence", "true",
          "key.serializer", "org.apache.kafka.common.serialization.StringSerializer",
          "value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");

  private ClientProperties() {}

  public static Map<String, Object> consumer(Map<String, String> told) {
    return merged(OF_CONSUMERS, told, CONSUMER, RULES_OF_CONSUMERS);
  }

  public static Map<String, Object> producer(Map<String, String> told) {
    return merged(OF_PRODUCERS, told, PRODUCER, RULES_OF_PRODUCERS);
  }

  /// For whoever only asks how Kafka is.
  public static Map<String, Object> admin(Map<String, String> told) {
    return merged(OF_ADMINS, told, ADMIN, Map.of());
  }

  /// Kafka asks for tokens only where a property of the whole JVM allows it; who wrote the client's
  /// properties has allowed it.
  public static void allowTokens(Map<String, String> told) {
    String url = told.get(TOKENS_FROM);
    if (url != null && System.getProperty(ALLOWED) == null) {
      System.setProperty(ALLOWED, url);
    }
  }

  private static Map<String, Object> merged(
      Map<String, String> defaults,
      Map<String, String> told,
      String kind,
      Map<String, String> rules) {
    var merged = new HashMap<String, Object>(DEFAULTS);
    merged.putAll(defaults);
    told.forEach((name, value) -> {
      if (!name.startsWith(CONSUMER) && !name.startsWith(PRODUCER) && !name.startsWith(ADMIN)) {
        merged.put(name, value);
      }
    });
    told.forEach((name, value) -> {
      if (name.startsWith(kind)) {
        merged.put(name.substring(kind.length()), value);
      }
    });
    merged.putAll(rules);
    return merged;
  }
}
