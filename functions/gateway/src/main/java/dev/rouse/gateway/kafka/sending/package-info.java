/// Events on their way into topics. One producer for all of them, made with the first; a topic that
/// takes nothing holds up no other.
@NullMarked
package dev.rouse.gateway.kafka.sending;

import org.jspecify.annotations.NullMarked;
