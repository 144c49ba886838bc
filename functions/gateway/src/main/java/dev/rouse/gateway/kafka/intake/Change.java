package dev.rouse.gateway.kafka.intake;

import dev.rouse.journal.kafka.Partition;
import java.util.Set;

/// What a rebalance of the group has changed for this member.
sealed interface Change {
  record Assigned(Set<Partition> partitions) implements Change {}

  record Revoked(Set<Partition> partitions) implements Change {}
}
