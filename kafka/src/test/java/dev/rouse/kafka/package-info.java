/// Tests of the module as a whole.
@NullMarked
package dev.rouse.kafka;

import org.jspecify.annotations.NullMarked;
