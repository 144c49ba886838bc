package dev.rouse.core.cron;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.rule.Nearest;
import java.time.DateTimeException;
import java.time.ZoneId;

/// Time zones by their names, such as `Europe/Berlin`.
public final class ZoneName {
  private ZoneName() {}

  /// Reads it from a text.
  ///
  /// @throws BrokenRule where there is no such zone
  public static ZoneId parse(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw new BrokenRule(
          "`"
              + text
              + "` is no time zone such as `Europe/Berlin`"
              + Nearest.hint(text, ZoneId.getAvailableZoneIds()));
    }
  }
}
