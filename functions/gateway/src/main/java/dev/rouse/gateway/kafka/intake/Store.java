package dev.rouse.gateway.kafka.intake;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.journal.kafka.KafkaOffsets;
import dev.rouse.journal.kafka.Moved;
import dev.rouse.journal.kafka.Stretch;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes batches into the journal.
///
/// A record that the journal refuses must not stop its partition: where a batch is refused its
/// records are taken in one by one, and the one to blame becomes a dead letter.
record Store(KafkaOffsets offsets) {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  /// Whether the offsets stand after the batch; false where another gateway has moved them.
  ///
  /// @throws dev.rouse.core.journal.JournalAway where that is not known
  boolean take(Batch batch, Sieve sieve) {
    try {
      return offsets.takeIn(batch.stretches(), batch.offers(), batch.unborn()) instanceof Moved.On;
    } catch (IllegalStateException refused) {
      LOG.atError()
          .setCause(refused)
          .log("a batch is refused: its records are taken in one by one");
      return batch.stretches().stream().allMatch(stretch -> apart(stretch, batch, sieve));
    }
  }

  private boolean apart(Stretch stretch, Batch batch, Sieve sieve) {
    long from = stretch.from();
    for (var found : batch.found()) {
      if (found.isOf(stretch.partition())) {
        long next = found.record().offset() + 1;
        if (!one(new Stretch(stretch.partition(), from, next), found, sieve)) {
          return false;
        }
        from = next;
      }
    }
    var rest = new Stretch(stretch.partition(), from, stretch.next());
    return offsets.takeIn(List.of(rest), List.of(), List.of()) instanceof Moved.On;
  }

  private boolean one(Stretch stretch, Batch.Found found, Sieve sieve) {
    try {
      var sifted = found.sifted();
      return offsets.takeIn(List.of(stretch), sifted.offers(), sifted.unborn()) instanceof Moved.On;
    } catch (IllegalStateException refused) {
      var why = refused.getCause() == null ? refused : refused.getCause();
      var problem = new Problem(Kind.INTERNAL, "the journal refuses it: " + why.getMessage());
      var letters = sieve.refused(found.record(), problem).unborn();
      return offsets.takeIn(List.of(stretch), List.of(), letters) instanceof Moved.On;
    }
  }
}
