/// How far the Kafka intake has read: the tasks of a stretch of records and the offset after it are
/// one transaction.
///
/// Kafka's own committed offsets count for nothing. Whoever is assigned a partition reads on from
/// the offset here; who finds it moved has lost the partition to another gateway.
@NullMarked
package dev.rouse.journal.kafka;

import org.jspecify.annotations.NullMarked;
