package dev.rouse.core.incident;

import dev.rouse.core.incident.Change.What;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.step.Input;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an agent's alert trigger makes of what is heard of one incident.
public final class AlertRules {
  private static final Input.Cancelled RESOLVED =
      new Input.Cancelled("alerts", "resolved before anyone began");

  private final AgentId agent;
  private final String groupKey;
  private final Trigger.Alert trigger;

  public AlertRules(AgentId agent, String groupKey, Trigger.Alert trigger) {
    this.agent = agent;
    this.groupKey = groupKey;
    this.trigger = trigger;
  }

  /// Whether `run` works on this incident alone: not where its task joined another's run.
  public static boolean isOwn(AgentId agent, String groupKey, Incident incident, RunId run) {
    String id = AlertEvents.id(agent, groupKey, incident.begun());
    return RunId.of(agent, AlertEvents.SOURCE, id).equals(run);
  }

  /// The event that tells the agent of all that is held back, where there is any, and the storm
  /// after it.
  public static Optional<Event> summary(AgentId agent, Storm storm) {
    boolean none = storm.held().isEmpty() && storm.more() == 0;
    return none ? Optional.empty() : Optional.of(AlertEvents.heldBack(agent, storm));
  }

  /// The storm once the agent was told.
  public static Storm summarised(Storm storm) {
    return storm.toldOf();
  }

  /// A notification came.
  public Change hear(Situation situation, Notice notice) {
    var before = situation.orUnknown();
    var news = notice.alerts().stream().filter(before::hasNewsIn).toList();
    if (!before.open() && news.stream().noneMatch(Alert::firing)) {
      return nothing(situation, before);
    }
    if (news.isEmpty() && isLate(before, notice)) {
      return nothing(situation, before);
    }
    var forgetBefore = situation.now().minus(trigger.expireAfter());
    var heard = before.hearing(notice, news, situation.now(), forgetBefore);
    var open = heard.open() ? heard : heard.opened(situation.now());
    if (open.firing().isEmpty()) {
      return resolved(situation, open, news);
    }
    return switch (situation.run()) {
      case CurrentRun.Queued _, CurrentRun.Going _ -> tell(situation, open, news);
      case CurrentRun.None _ -> begin(situation, open);
      case CurrentRun.Ended(var at) -> beginAgain(situation, open, at, news);
    };
  }

  /// Nothing came, and its time is up.
  public Change look(Situation situation) {
    var incident = situation.orUnknown();
    if (!incident.open()) {
      return nothing(situation, incident);
    }
    if (!situation.now().isBefore(incident.heardAt().plus(trigger.expireAfter()))) {
      var over = situation.storm().without(groupKey);
      return change(incident.expired(), over, What.CLOSED);
    }
    boolean held = situation.storm().holds(groupKey);
    return switch (situation.run()) {
      case CurrentRun.Ended(var at) when incident.owed() || held ->
          beginAgain(situation, incident, at, List.of());
      case CurrentRun.None _ when held -> begin(situation, incident);
      case CurrentRun.Ended _, CurrentRun.None _, CurrentRun.Queued _, CurrentRun.Going _ ->
          nothing(situation, incident);
    };
  }

  /// A copy of an old notification says that something fires which has long resolved, or the other
  /// way round. A repeat says what is known.
  private static boolean isLate(Incident incident, Notice notice) {
    return notice.alerts().stream()
        .anyMatch(alert -> {
          Known known = incident.alerts().get(alert.fingerprint());
          return known != null && known.firing() != alert.firing();
        });
  }

  private Change resolved(Situation situation, Incident incident, List<Alert> news) {
    var closed = incident.closed();
    var storm = situation.storm().without(groupKey);
    return switch (situation.run()) {
      case CurrentRun.Queued(boolean own) when own ->
          new Change(
              closed.unseen(),
              storm,
              List.of(),
              Optional.of(RESOLVED),
              Optional.empty(),
              Optional.empty(),
              What.CLOSED);
      case CurrentRun.Queued _, CurrentRun.Going _ ->
          new Change(
              closed,
              storm,
              List.of(new Input.News(AlertEvents.news(groupKey, incident, news))),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              What.CLOSED);
      case CurrentRun.None _, CurrentRun.Ended _ -> change(closed, storm, What.CLOSED);
    };
  }

  private Change tell(Situation situation, Incident incident, List<Alert> news) {
    if (news.isEmpty()) {
      return change(incident, situation.storm(), What.NOTHING_NEW);
    }
    return new Change(
        incident.telling(news),
        situation.storm(),
        List.of(new Input.News(AlertEvents.news(groupKey, incident, news))),
        Optional.empty(),
        Optional.empty(),
        lookAt(incident, Optional.empty()),
        What.TOLD);
  }

  /// Repeats of what a finished run has looked at start none for a while.
  private Change beginAgain(
      Situation situation, Incident incident, Instant ended, List<Alert> news) {
    boolean changed = !incident.seen().containsAll(incident.firing().keySet());
    var coolAt = ended.plus(trigger.cooldown());
    if (changed || !situation.now().isBefore(coolAt)) {
      return begin(situation, incident);
    }
    boolean fires = news.stream().anyMatch(Alert::firing);
    var cooling = fires ? incident.owing() : incident;
    var what = news.isEmpty() ? What.NOTHING_NEW : What.COOLING_DOWN;
    var look = lookAt(cooling, cooling.owed() ? Optional.of(coolAt) : Optional.empty());
    return new Change(
        cooling, situation.storm(), List.of(), Optional.empty(), Optional.empty(), look, what);
  }

  private Change begin(Situation situation, Incident incident) {
    var now = situation.now();
    if (!situation.storm().allows(trigger.storm(), now)) {
      var storm = situation.storm().holding(groupKey, labels(incident), trigger.storm(), now);
      var look = lookAt(incident, storm.looksAgain(groupKey, now));
      return new Change(
          incident, storm, List.of(), Optional.empty(), Optional.empty(), look, What.HELD_BACK);
    }
    var begun = incident.beginning();
    return new Change(
        begun,
        situation.storm().without(groupKey).beginning(trigger.storm(), now),
        List.of(),
        Optional.empty(),
        Optional.of(AlertEvents.beginning(agent, groupKey, begun)),
        lookAt(begun, Optional.empty()),
        What.BEGUN);
  }

  private static Json.Obj labels(Incident incident) {
    return Stored.object(incident.common(), "commonLabels");
  }

  private Change nothing(Situation situation, Incident incident) {
    return change(incident, situation.storm(), What.NOTHING_NEW);
  }

  private Change change(Incident incident, Storm storm, What what) {
    return new Change(
        incident,
        storm,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        lookAt(incident, Optional.empty()),
        what);
  }

  private Optional<Instant> lookAt(Incident incident, Optional<Instant> sooner) {
    if (!incident.open()) {
      return Optional.empty();
    }
    var expires = incident.heardAt().plus(trigger.expireAfter());
    return sooner.filter(at -> at.isBefore(expires)).or(() -> Optional.of(expires));
  }
}
