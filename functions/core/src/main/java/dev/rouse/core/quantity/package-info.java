/// Quantities as resources write them: durations (`1h30m`), sizes (`64Ki`) and money (`"5.00"`).
/// What is written and read again is the same quantity; none is ever negative.
@NullMarked
package dev.rouse.core.quantity;

import org.jspecify.annotations.NullMarked;
