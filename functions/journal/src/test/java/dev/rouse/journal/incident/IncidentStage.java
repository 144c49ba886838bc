package dev.rouse.journal.incident;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.incident.Alert;
import dev.rouse.core.incident.AlertRules;
import dev.rouse.core.incident.Notice;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.embedded.Scene;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/// An agent whose incidents are heard of.
@Timeout(120)
abstract class IncidentStage {
  static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
  static final int AT_ONCE = 5;
  static final Page ALL = Page.first(1000);

  final Scene scene = Scene.open();
  final Incidents incidents = new Incidents(scene.database());
  final AgentId agent = scene.agent("ops", "troubleshooter");

  @AfterEach
  void close() {
    scene.close();
  }

  static Trigger.Alert trigger(int incidentsAtOnce) {
    var storm = new Trigger.Storm(incidentsAtOnce, Duration.ofMinutes(10));
    return new Trigger.Alert(
        List.of(), Duration.ofHours(1), storm, Duration.ofHours(24), Optional.empty());
  }

  static Alert firing(String pod) {
    var json = Json.object().put("labels", Json.object().put("pod", pod)).done();
    return new Alert(pod, true, SINCE, Instant.EPOCH, json);
  }

  static Alert resolved(String pod) {
    var json = Json.object().put("labels", Json.object().put("pod", pod)).done();
    return new Alert(pod, false, SINCE, SINCE.plusSeconds(60), json);
  }

  @CanIgnoreReturnValue
  Changed hear(String group, Alert... alerts) {
    return hear(group, trigger(1000), event -> Offer.of(agent, event), alerts);
  }

  Changed hear(String group, Trigger.Alert trigger, Function<Event, Offer> offer, Alert... alerts) {
    var common = Json.object().put("commonLabels", Json.object().put("group", group)).done();
    var rules = new AlertRules(agent, group, trigger);
    var notice = new Notice(group, common, List.of(alerts));
    return incidents.change(
        new IncidentRef(agent, group), situation -> rules.hear(situation, notice), offer);
  }

  static RunId run(Changed changed) {
    return changed.taken().orElseThrow().run();
  }

  RunRef ref(RunId run) {
    return new RunRef(agent.namespace(), run);
  }

  List<IncidentView> list(Optional<Boolean> open) {
    return incidents.list(Scope.of(agent), open, ALL).items();
  }
}
