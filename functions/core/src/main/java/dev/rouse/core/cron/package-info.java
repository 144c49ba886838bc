/// Schedules: the five fields of cron, in a time zone.
///
/// Daylight saving neither loses nor doubles a tick of a fixed hour; see
/// [dev.rouse.core.cron.Cron].
@NullMarked
package dev.rouse.core.cron;

import org.jspecify.annotations.NullMarked;
