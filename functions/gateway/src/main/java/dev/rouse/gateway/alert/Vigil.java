package dev.rouse.gateway.alert;

import dev.rouse.core.incident.AlertRules;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.journal.incident.IncidentRef;
import dev.rouse.journal.incident.Incidents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Looks after incidents of which nothing is heard: those that cool down, expire, or were held
/// back.
public final class Vigil {
  private static final int MOST = 100;

  /// What an agent that is gone would have wanted: its incidents are over.
  private static final Trigger.Alert NOBODYS =
      new Trigger.Alert(
          List.of(),
          Duration.ZERO,
          new Trigger.Storm(1, Duration.ofSeconds(1)),
          Duration.ofMillis(1),
          Optional.empty());

  private final Directory directory;
  private final Incidents incidents;

  public Vigil(Directory directory, Incidents incidents) {
    this.directory = directory;
    this.incidents = incidents;
  }

  /// Looks at all whose time has come.
  public void round() {
    incidents.due(MOST).forEach(this::look);
    incidents.stormsDue(MOST).forEach(this::endStorm);
  }

  private void look(IncidentRef incident) {
    var agent = directory.find(incident.agent());
    var trigger = agent.flatMap(Vigil::trigger).orElse(NOBODYS);
    var rules = new AlertRules(incident.agent(), incident.groupKey(), trigger);
    var _ =
        incidents.change(
            incident,
            rules::look,
            event ->
                agent
                    .map(there -> Triggers.offers(there, trigger).apply(event))
                    .orElseGet(() -> Offer.of(incident.agent(), event)));
  }

  private void endStorm(AgentId id) {
    var agent = directory.find(id);
    var trigger = agent.flatMap(Vigil::trigger);
    var _ =
        incidents.endStorm(
            id,
            event ->
                agent.isPresent() && trigger.isPresent()
                    ? Triggers.offers(agent.get(), trigger.get())
                        .apply(event)
                        .saying(Optional.empty())
                    : Offer.of(id, event));
  }

  private static Optional<Trigger.Alert> trigger(Agent agent) {
    return Triggers.of(agent).findFirst();
  }
}
