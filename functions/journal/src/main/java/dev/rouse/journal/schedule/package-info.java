/// How far the ticks of schedules were taken in: so that one that nobody was there to take is taken
/// once, and none from before the schedule was there.
@NullMarked
package dev.rouse.journal.schedule;

import org.jspecify.annotations.NullMarked;
