package dev.rouse.gateway.delivery;

import dev.rouse.gateway.kafka.sending.TopicProducer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/// Sends records into one topic, and says what became of each.
final class TopicPost {
  private final TopicProducer producer;

  TopicPost(TopicProducer producer) {
    this.producer = producer;
  }

  /// Begins to send them in their order. After one that fails at once the others are not begun:
  /// they would overtake it.
  List<CompletableFuture<Sending>> send(List<ProducerRecord<String, byte[]>> records) {
    var begun = new ArrayList<CompletableFuture<Void>>();
    for (var record : records) {
      boolean stuck = !begun.isEmpty() && begun.getLast().isCompletedExceptionally();
      begun.add(stuck ? begun.getLast() : producer.send(record));
    }
    return begun.stream().map(sent -> sent.handle((_, failed) -> judged(failed))).toList();
  }

  private static Sending judged(@Nullable Throwable failed) {
    return switch (failed) {
      case null -> new Sending.Arrived();
      case CompletionException wrapped -> judged(wrapped.getCause());
      case RecordTooLargeException large -> new Sending.Refused(said(large));
      case InvalidTopicException invalid -> new Sending.Refused(said(invalid));
      default -> Sending.Failed.of(said(failed));
    };
  }

  private static String said(Throwable failed) {
    return "Kafka has not taken it: " + failed.getMessage();
  }
}
