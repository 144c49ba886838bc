/// Tests of what the intake decides.
@NullMarked
package dev.rouse.gateway.kafka.intake;

import org.jspecify.annotations.NullMarked;
