/// Tests of records read and written.
@NullMarked
package dev.rouse.gateway.kafka.record;

import org.jspecify.annotations.NullMarked;
