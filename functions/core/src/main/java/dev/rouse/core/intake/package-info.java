/// From an event to the tasks that it makes: whom it concerns, which session it belongs to, and
/// what is refused before anything is stored. Every way in asks here, so an event means the same
/// whichever way it came.
@NullMarked
package dev.rouse.core.intake;

import org.jspecify.annotations.NullMarked;
