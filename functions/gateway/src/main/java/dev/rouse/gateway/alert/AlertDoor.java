package dev.rouse.gateway.alert;

import dev.rouse.core.incident.Alert;
import dev.rouse.core.incident.AlertRules;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.api.Permit;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.gateway.metrics.Counter;
import dev.rouse.gateway.metrics.Counters;
import dev.rouse.journal.incident.IncidentRef;
import dev.rouse.journal.incident.Incidents;
import java.util.List;
import java.util.stream.Stream;

/// `POST /alerts`: Alertmanager's webhook.
public final class AlertDoor {
  private static final int ACCEPTED = 202;

  private final Directory directory;
  private final Incidents incidents;
  private final Counters counters;

  public AlertDoor(Directory directory, Incidents incidents, Counters counters) {
    this.directory = directory;
    this.incidents = incidents;
    this.counters = counters;
  }

  /// What one agent is to hear, and by which of its triggers.
  private record Concern(Agent agent, Trigger.Alert trigger, List<Alert> alerts) {}

  /// Answers once every agent's incident is stored. Where that fails half-way the sender sends it
  /// all again, and what was stored is no news then.
  public Reply answer(Request request, Caller caller, List<String> given) {
    var webhook = Webhook.read(request.body());
    Permit.reached(caller, directory.all()).stream()
        .flatMap(agent -> concern(agent, webhook))
        .forEach(concern -> hear(concern, webhook));
    return Reply.empty(ACCEPTED);
  }

  /// The first of an agent's triggers that any of the alerts fits.
  private static Stream<Concern> concern(Agent agent, Webhook webhook) {
    return Triggers.of(agent)
        .map(trigger -> new Concern(agent, trigger, fitting(trigger, webhook)))
        .filter(concern -> !concern.alerts().isEmpty())
        .limit(1);
  }

  private static List<Alert> fitting(Trigger.Alert trigger, Webhook webhook) {
    return webhook.alerts().stream().filter(alert -> trigger.matches(alert.labels())).toList();
  }

  private void hear(Concern concern, Webhook webhook) {
    var id = concern.agent().id();
    var rules = new AlertRules(id, webhook.groupKey(), concern.trigger());
    var notice = webhook.about(concern.alerts());
    var changed =
        incidents.change(
            new IncidentRef(id, webhook.groupKey()),
            situation -> rules.hear(situation, notice),
            Triggers.offers(concern.agent(), concern.trigger()));
    counters.count(Counter.INCIDENTS, id, changed.what().name());
  }
}
