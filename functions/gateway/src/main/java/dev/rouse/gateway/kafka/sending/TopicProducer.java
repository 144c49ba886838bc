package dev.rouse.gateway.kafka.sending;

import dev.rouse.gateway.kafka.client.ClientProperties;
import dev.rouse.gateway.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Sends records, with a client that is made for the first of them.
///
/// Kafka's own client and not Vert.x's: that one begins one send after the other, so a topic that
/// does not exist would hold up all others for as long as it is looked for.
public final class TopicProducer implements AutoCloseable {
  private static final Duration LAST_SENDS = Duration.ofSeconds(5);

  private final KafkaAccess access;
  private Optional<Client> client = Optional.empty();
  private boolean closed;

  private record Client(Map<String, String> told, Producer<String, byte[]> producer) {}

  public TopicProducer(KafkaAccess access) {
    this.access = access;
  }

  /// Begins to send. Records of one topic and key that are begun one after the other arrive so.
  ///
  /// It may wait for the topic to be found, and fails where it is not.
  public CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
    try {
      var sent = new CompletableFuture<Void>();
      var _ = producer().send(record, (_, failed) -> settle(sent, failed));
      return sent;
    } catch (KafkaException failed) {
      return CompletableFuture.failedFuture(failed);
    }
  }

  private static void settle(CompletableFuture<Void> sent, @Nullable Exception failed) {
    if (failed == null) {
      sent.complete(null);
    } else {
      sent.completeExceptionally(failed);
    }
  }

  /// @throws KafkaException where there is no Kafka, or its settings are wrong
  private synchronized Producer<String, byte[]> producer() {
    var told = access.properties().orElseThrow(() -> new KafkaException("there is no Kafka here"));
    if (closed) {
      throw new KafkaException("this gateway stops");
    }
    if (client.isEmpty() || !client.get().told().equals(told)) {
      client.ifPresent(former -> former.producer().close(LAST_SENDS));
      client = Optional.empty();
      ClientProperties.allowTokens(told);
      client = Optional.of(new Client(told, new KafkaProducer<>(ClientProperties.producer(told))));
    }
    return client.get().producer();
  }

  @Override
  public synchronized void close() {
    closed = true;
    client.ifPresent(last -> last.producer().close(LAST_SENDS));
    client = Optional.empty();
  }
}
