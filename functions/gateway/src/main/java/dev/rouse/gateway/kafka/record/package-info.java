/// Records as events and events as records: CloudEvents' Kafka binding, and what is no CloudEvent.
@NullMarked
package dev.rouse.gateway.kafka.record;

import org.jspecify.annotations.NullMarked;
