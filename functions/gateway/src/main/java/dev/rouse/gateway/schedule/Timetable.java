package dev.rouse.gateway.schedule;

import dev.rouse.core.intake.Admission;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Digest;
import dev.rouse.core.task.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One schedule of an agent. Another expression or another time zone makes it another schedule,
/// whose ticks before the change are nobody's.
record Timetable(Agent agent, Trigger.Schedule trigger) {
  private static final String TICK = "dev.rouse.schedule.tick";

  /// A schedule that missed more than this has had its last tick at least so often.
  private static final List<Duration> LOOK_BACK =
      List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(31));

  static List<Timetable> of(Collection<Agent> agents) {
    return agents.stream()
        .flatMap(agent ->
            agent.triggers().stream()
                .flatMap(trigger ->
                    trigger instanceof Trigger.Schedule schedule
                        ? Stream.of(new Timetable(agent, schedule))
                        : Stream.empty()))
        .toList();
  }

  AgentId owner() {
    return agent.id();
  }

  /// What makes it this schedule.
  String id() {
    return Digest.of(trigger.cron().toString(), trigger.timeZone().getId());
  }

  /// The last tick after `taken` up to `now`: of several that were missed only the last one counts.
  /// While its agent is suspended nothing is due; what was missed meanwhile comes once, after it.
  Optional<Instant> due(Instant taken, Instant now) {
    if (agent.suspend()) {
      return Optional.empty();
    }
    return LOOK_BACK.stream()
        .map(now::minus)
        .map(from -> from.isBefore(taken) ? taken : from)
        .flatMap(from -> last(from, now).stream())
        .findFirst();
  }

  private Optional<Instant> last(Instant after, Instant now) {
    return Stream.iterate(
            trigger.next(after), tick -> !tick.isAfter(now), tick -> trigger.next(tick))
        .reduce((_, later) -> later);
  }

  /// The task that a tick is.
  Admission task(Instant tick) {
    var data =
        Json.object()
            .put("cron", trigger.cron().toString())
            .put("timeZone", trigger.timeZone().getId())
            .put("tick", tick.toString())
            .done();
    var event = Event.of(tick.toString(), "/agents/" + owner() + "/schedules/" + id(), TICK, data);
    return Admission.by(trigger, agent, event);
  }
}
