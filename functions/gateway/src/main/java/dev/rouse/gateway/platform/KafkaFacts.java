package dev.rouse.gateway.platform;

import dev.rouse.core.json.Json;
import dev.rouse.gateway.kafka.client.ClientProperties;
import dev.rouse.gateway.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/// A Kafka as it says of itself.
final class KafkaFacts {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final String LEVEL = "metadata.version";

  /// On these hangs whether an answer into a topic survives a broker.
  private static final List<String> SETTINGS =
      List.of(
          "auto.create.topics.enable",
          "default.replication.factor",
          "min.insync.replicas",
          "message.max.bytes");

  private KafkaFacts() {}

  /// Empty where the gateway knows of none.
  static Optional<Json.Obj> of(KafkaAccess access) throws InterruptedException {
    var told = access.properties();
    return told.isPresent() ? Optional.of(asked(told.get())) : Optional.empty();
  }

  private static Json.Obj asked(Map<String, String> told) throws InterruptedException {
    var facts = Json.object().put("bootstrap", told.getOrDefault(KafkaAccess.BOOTSTRAP, ""));
    try (var admin = Admin.create(ClientProperties.admin(told))) {
      var nodes = done(admin.describeCluster().nodes());
      facts.put("brokers", nodes.size());
      level(admin).ifPresent(level -> facts.put("metadataVersion", level));
      settings(admin, nodes.iterator().next()).ifPresent(found -> facts.put("settings", found));
      return facts.done();
    } catch (ExecutionException refused) {
      return facts.put("problem", String.valueOf(refused.getCause())).done();
    } catch (KafkaException | TimeoutException away) {
      return facts.put("problem", "it does not answer: " + away.getMessage()).done();
    }
  }

  /// Of a Kafka that has such levels.
  private static Optional<Integer> level(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    var levels = done(admin.describeFeatures().featureMetadata()).finalizedFeatures();
    return Optional.ofNullable(levels.get(LEVEL)).map(found -> (int) found.maxVersionLevel());
  }

  /// Empty where the gateway may not see them, which it need not.
  private static Optional<Json.Obj> settings(Admin admin, Node broker)
      throws InterruptedException, TimeoutException {
    var resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
    try {
      var found = done(admin.describeConfigs(List.of(resource)).all()).values();
      return found.stream().findFirst().map(KafkaFacts::settings);
    } catch (ExecutionException notAllowed) {
      return Optional.empty();
    }
  }

  private static Json.Obj settings(Config found) {
    var settings = new HashMap<String, String>();
    for (String name : SETTINGS) {
      var entry = found.get(name);
      if (entry != null && entry.value() != null) {
        settings.put(name, entry.value());
      }
    }
    return Json.texts(settings);
  }

  private static <T> T done(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
