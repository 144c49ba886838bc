/// How Kafka is reached: where it is, and what its clients are told. Nothing here makes a client;
/// who does so does it only when there is something to read or to send.
@NullMarked
package dev.rouse.gateway.kafka.client;

import org.jspecify.annotations.NullMarked;
