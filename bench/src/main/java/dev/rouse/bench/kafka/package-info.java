/// A real Kafka full of records, and the intake that reads them.
@NullMarked
package dev.rouse.bench.kafka;

import org.jspecify.annotations.NullMarked;
