package dev.rouse.journal.kafka;

/// Records of one partition that were read.
///
/// @param from the offset where this stretch began
/// @param next the offset after its last record
public record Stretch(Partition partition, long from, long next) {
  public Stretch {
    if (from < 0 || next < from) {
      throw new IllegalArgumentException("a stretch goes from an offset to a later one");
    }
  }
}
