/// What the gateway stands on, as it finds it: PostgreSQL and Kafka, their versions and settings.
/// They are asked only when somebody asks, and what cannot be asked is an answer too.
@NullMarked
package dev.rouse.gateway.platform;

import org.jspecify.annotations.NullMarked;
