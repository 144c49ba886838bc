package dev.rouse.gateway.kafka.intake;

/// Where a partition is to be read on, by what the journal says and what Kafka still has.
sealed interface Placing {

  record On(long offset) implements Placing {}

  /// Kafka has deleted what was to be read next.
  record Cut(long missing, long offset) implements Placing {}

  /// It ends before what was read: the topic was deleted and made anew, or Kafka has lost its end.
  record Anew() implements Placing {}

  static Placing of(long next, long beginning, long end) {
    if (next > end) {
      return new Anew();
    }
    // What a compacted topic's beginning has lost was never meant to be read.
    return next < beginning && next > 0 ? new Cut(beginning - next, next) : new On(next);
  }
}
