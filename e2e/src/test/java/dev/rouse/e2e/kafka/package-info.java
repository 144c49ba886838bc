/// Kafka under the intake, gateways and the journal, all killed in the middle: what was published
/// is taken in, once.
@NullMarked
package dev.rouse.e2e.kafka;

import org.jspecify.annotations.NullMarked;
