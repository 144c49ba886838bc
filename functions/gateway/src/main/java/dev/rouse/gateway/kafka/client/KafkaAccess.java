package dev.rouse.gateway.kafka.client;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where Kafka is, as it is known now: it may come to be later than the gateway.
@FunctionalInterface
public interface KafkaAccess {
  /// There is none.
  KafkaAccess NONE = Optional::empty;

  String BOOTSTRAP = "bootstrap.servers";

  /// What every client is told; empty where there is no Kafka.
  Optional<Map<String, String>> properties();

  /// One that needs nothing but an address, as soon as there is one.
  static KafkaAccess at(Supplier<Optional<String>> bootstrap) {
    return () -> bootstrap.get().map(servers -> Map.of(BOOTSTRAP, servers));
  }
}
