/// The Kafka of one machine: a process of its own, started where an agent names a topic, or one
/// that the user has. Without a topic there is none.
@NullMarked
package dev.rouse.cli.kafka;

import org.jspecify.annotations.NullMarked;
