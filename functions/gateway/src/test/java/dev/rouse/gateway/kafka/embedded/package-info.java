/// A Kafka for tests.
@NullMarked
package dev.rouse.gateway.kafka.embedded;

import org.jspecify.annotations.NullMarked;
