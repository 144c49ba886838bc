package dev.rouse.gateway.schedule;

import dev.rouse.core.intake.Admission;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Taken;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.journal.schedule.Schedules;
import dev.rouse.journal.schedule.Schedules.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes ticks in when they are due.
public final class Ticker {
  private final Directory directory;
  private final Schedules schedules;
  private final Function<List<Offer>, List<Taken>> intake;

  public Ticker(
      Directory directory, Schedules schedules, Function<List<Offer>, List<Taken>> intake) {
    this.directory = directory;
    this.schedules = schedules;
    this.intake = intake;
  }

  /// Takes in whatever has become due, and notes it. Between the two a crash does no harm: the same
  /// tick is found taken in.
  ///
  /// @return how many ticks were due
  public int tick(Instant now) {
    var timetables =
        Timetable.of(directory.all()).stream()
            .collect(Collectors.toMap(Ticker::name, each -> each, (first, _) -> first));
    var taken = schedules.keep(timetables.keySet(), now);
    var due = new HashMap<Schedule, Instant>();
    var offers = new ArrayList<Offer>();
    timetables.forEach((schedule, timetable) ->
        timetable
            .due(taken.getOrDefault(schedule, now), now)
            .ifPresent(tick -> {
              due.put(schedule, tick);
              offers.addAll(task(timetable, tick));
            }));
    if (!due.isEmpty()) {
      var _ = intake.apply(offers);
      schedules.taken(due);
    }
    return due.size();
  }

  /// A tick has come over no hops: it is never refused.
  private static List<Offer> task(Timetable timetable, Instant tick) {
    return switch (timetable.task(tick)) {
      case Admission.Admitted(var offer) -> List.of(offer);
      case Admission.Refused _ -> List.of();
    };
  }

  private static Schedule name(Timetable timetable) {
    return new Schedule(timetable.owner(), timetable.id());
  }
}
