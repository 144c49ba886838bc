package dev.rouse.gateway.kafka.intake;

import dev.rouse.core.task.Offer;
import dev.rouse.journal.deadletter.Unborn;
import dev.rouse.journal.kafka.Partition;
import dev.rouse.journal.kafka.Stretch;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What was polled at once of partitions that are placed, and what becomes of it.
///
/// @param found of the records, those that concern somebody
record Batch(List<Stretch> stretches, List<Found> found) {

  /// A record that concerns somebody.
  record Found(ConsumerRecord<byte[], byte[]> record, Sieve.Sifted sifted) {
    boolean isOf(Partition partition) {
      return record.partition() == partition.number() && record.topic().equals(partition.topic());
    }
  }

  Batch {
    stretches = List.copyOf(stretches);
    found = List.copyOf(found);
  }

  List<Partition> partitions() {
    return stretches.stream().map(Stretch::partition).toList();
  }

  List<Offer> offers() {
    return found.stream().flatMap(each -> each.sifted().offers().stream()).toList();
  }

  List<Unborn> unborn() {
    return found.stream().flatMap(each -> each.sifted().unborn().stream()).toList();
  }
}
