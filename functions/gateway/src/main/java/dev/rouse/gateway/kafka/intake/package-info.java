/// The topics that agents' triggers name, read into the journal.
///
/// The invariant: a record's tasks and the offset after it are one transaction. Whatever is lost,
/// of a gateway, of Kafka or of the journal's answer, reading goes on at the offset that the
/// journal keeps.
@NullMarked
package dev.rouse.gateway.kafka.intake;

import org.jspecify.annotations.NullMarked;
