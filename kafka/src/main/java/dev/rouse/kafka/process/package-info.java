/// Starts and ends the process of an embedded Kafka, without a class of Kafka's own: its class path
/// is the child's alone.
@NullMarked
package dev.rouse.kafka.process;

import org.jspecify.annotations.NullMarked;
