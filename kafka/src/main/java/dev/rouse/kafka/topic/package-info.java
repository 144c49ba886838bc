/// `./rouse topic`: lines into a topic and out of it, for whoever has no other client at hand.
@NullMarked
package dev.rouse.kafka.topic;

import org.jspecify.annotations.NullMarked;
