/// What the scaler knows of the journal: one thread reads it each second, and at once when agents
/// got something due. What cannot be read is not zero: the last reading stands.
@NullMarked
package dev.rouse.scaler.watch;

import org.jspecify.annotations.NullMarked;
