package dev.rouse.agent.tool.time;

import dev.rouse.agent.tool.work.Given;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.Performer;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.tool.ToolCall;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/// Tells the time, which models do not know.
public final class TimeTool implements Performer<Settings.Time> {
  private final InstantSource clock;

  public TimeTool(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Output perform(ToolCall call, Settings.Time settings) throws ToolFault {
    var zone = zone(new Given(call.arguments()).text("timeZone").orElse("UTC"));
    var now = ZonedDateTime.ofInstant(clock.instant(), zone).withNano(0);
    return Output.of(
        Json.object()
            .put("time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now))
            .put("timeZone", zone.getId())
            .put("weekday", now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))
            .put("unix", now.toEpochSecond())
            .done());
  }

  private static ZoneId zone(String name) throws ToolFault {
    try {
      return ZoneId.of(name.strip());
    } catch (DateTimeException unknown) {
      throw new ToolFault(
          "`" + name + "` is no time zone: give one such as Europe/Berlin, UTC or +02:00");
    }
  }
}
