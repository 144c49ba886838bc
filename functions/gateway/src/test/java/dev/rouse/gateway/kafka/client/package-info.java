/// Tests of what Kafka's clients are told.
@NullMarked
package dev.rouse.gateway.kafka.client;

import org.jspecify.annotations.NullMarked;
