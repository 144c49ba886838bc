/// Topics in and topics out, with a real Kafka and a real journal.
@NullMarked
package dev.rouse.gateway.kafka;

import org.jspecify.annotations.NullMarked;
