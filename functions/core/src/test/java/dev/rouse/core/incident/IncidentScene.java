package dev.rouse.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One incident of one agent, and what the journal would store of it.
abstract class IncidentScene {
  static final AgentId AGENT = new AgentId("ops", "troubleshooter");
  static final String GROUP = "{}:{alertname=\"High\"}";
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final Duration COOLDOWN = Duration.ofHours(1);
  static final Duration EXPIRES = Duration.ofHours(24);
  static final Trigger.Alert TRIGGER =
      new Trigger.Alert(
          List.of(),
          COOLDOWN,
          new Trigger.Storm(2, Duration.ofMinutes(10)),
          EXPIRES,
          Optional.empty());

  final AlertRules rules = new AlertRules(AGENT, GROUP, TRIGGER);
  Optional<Incident> incident = Optional.empty();
  Storm storm = Storm.NONE;
  CurrentRun run = new CurrentRun.None();
  Instant now = START;

  static Alert firing(String name, Instant since) {
    return alert(name, since, Optional.empty());
  }

  static Alert resolved(String name, Instant since, Instant ended) {
    return alert(name, since, Optional.of(ended));
  }

  static Alert alert(String name, Instant since, Optional<Instant> ended) {
    var json =
        Json.object()
            .put("status", ended.isPresent() ? "resolved" : "firing")
            .put("labels", Json.object().put("pod", name))
            .put("startsAt", since.toString())
            .done();
    return new Alert(name, ended.isEmpty(), since, ended.orElse(Instant.EPOCH), json);
  }

  Change hear(Alert... alerts) {
    var common = Json.object().put("groupKey", GROUP).put("truncatedAlerts", 3).done();
    return stored(rules.hear(situation(), new Notice(GROUP, common, List.of(alerts))));
  }

  Change look() {
    return stored(rules.look(situation()));
  }

  Situation situation() {
    return new Situation(incident, storm, run, now);
  }

  /// What the journal does with a change, its JSON there and back.
  Change stored(Change change) {
    incident = Optional.of(Incident.fromJson(change.incident().toJson()));
    storm = Storm.fromJson(change.storm().toJson());
    assertThat(incident).contains(change.incident());
    assertThat(storm).isEqualTo(change.storm());
    if (change.begin().isPresent()) {
      run = new CurrentRun.Queued(true);
    }
    if (change.cancel().isPresent()) {
      run = new CurrentRun.Ended(now);
    }
    return change;
  }

  void after(Duration time) {
    now = now.plus(time);
  }

  static List<String> pods(Event event) {
    return Stream.of(event)
        .flatMap(
            e -> ((Json.Arr) e.data().flatMap(d -> d.at("alerts")).orElseThrow()).items().stream())
        .map(alert -> Alert.labels((Json.Obj) alert).get("pod"))
        .toList();
  }

  static List<String> told(Change change) {
    return pods(change.tell().getFirst().event());
  }
}
