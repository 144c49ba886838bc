package dev.rouse.gateway.kafka.intake;

import dev.rouse.journal.kafka.Partition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// The partitions that are ours, and where each is to be read on. One that is not *placed* is not
/// read: whether the client stands where the journal does is not known.
final class Standing {
  private final Map<Partition, Long> placed = new HashMap<>();
  private final Set<Partition> unplaced = new HashSet<>();

  void apply(Change change) {
    switch (change) {
      case Change.Assigned(var partitions) -> unplace(partitions);
      case Change.Revoked(var partitions) -> partitions.forEach(this::lose);
    }
  }

  private void lose(Partition partition) {
    placed.remove(partition);
    unplaced.remove(partition);
  }

  /// The client stands there, as the journal does.
  void place(Partition partition, long next) {
    unplaced.remove(partition);
    placed.put(partition, next);
  }

  void unplace(Collection<Partition> partitions) {
    for (var partition : partitions) {
      placed.remove(partition);
      unplaced.add(partition);
    }
  }

  void unplaceAll() {
    unplace(Set.copyOf(placed.keySet()));
  }

  OptionalLong next(Partition partition) {
    Long next = placed.get(partition);
    return next == null ? OptionalLong.empty() : OptionalLong.of(next);
  }

  Map<Partition, Long> placed() {
    return Map.copyOf(placed);
  }

  Set<Partition> unplaced() {
    return Set.copyOf(unplaced);
  }
}
