/// A Kafka of one node, which is a process of its own: it listens on loopback only, keeps its data
/// in one folder, and is gone when whoever started it is gone. Nothing outside this package sees a
/// class of Kafka's server.
@NullMarked
package dev.rouse.kafka.broker;

import org.jspecify.annotations.NullMarked;
