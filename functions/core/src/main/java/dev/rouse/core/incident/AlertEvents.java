package dev.rouse.core.incident;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Digest;
import dev.rouse.core.task.Event;
import java.util.Collection;
import java.util.List;

/// Alerts as events, in Alertmanager's own shape: `data.alerts` are those that the event is about.
final class AlertEvents {
  static final String SOURCE = "/alerts";
  private static final String FIRING = "dev.rouse.alerts.firing";
  private static final String NEWS = "dev.rouse.alerts.changed";
  private static final String HELD_BACK = "dev.rouse.alerts.held-back";

  /// An event with more would not be read to its end. An incident knows them all.
  private static final int MOST_SHOWN = 1_000;

  private static final String TRUNCATED = "truncatedAlerts";

  private AlertEvents() {}

  /// What an incident's next run begins with: all that fires.
  static Event beginning(AgentId agent, String groupKey, Incident incident) {
    var firing = incident.firing().values().stream().map(Known::json).toList();
    return Event.of(
        id(agent, groupKey, incident.begun()), SOURCE, FIRING, data(incident, "firing", firing));
  }

  /// The id of the event with which the `number`th run of an incident began.
  static String id(AgentId agent, String groupKey, int number) {
    return Digest.of("incident", agent.toString(), groupKey, Integer.toString(number));
  }

  /// What its run is told while it goes on.
  static Event news(String groupKey, Incident incident, List<Alert> news) {
    var parts = news.stream().map(AlertEvents::identity).sorted().toList();
    String id = Digest.of("news", groupKey, String.join("\n", parts));
    String status = incident.firing().isEmpty() ? "resolved" : "firing";
    return Event.of(
        id, SOURCE, NEWS, data(incident, status, news.stream().map(Alert::json).toList()));
  }

  private static String identity(Alert alert) {
    return alert.fingerprint() + " " + alert.startsAt() + " " + alert.firing();
  }

  private static Json.Obj data(Incident incident, String status, Collection<Json.Obj> alerts) {
    var shown = alerts.stream().limit(MOST_SHOWN).toList();
    var data = incident.common().with("status", Json.of(status)).with("alerts", Json.array(shown));
    int more = alerts.size() - shown.size();
    return more == 0 ? data : data.with(TRUNCATED, Json.of(more + truncated(incident.common())));
  }

  /// What the sender has left out already.
  private static int truncated(Json.Obj common) {
    return common.get(TRUNCATED).orElse(Json.Null.VALUE) instanceof Json.Num(var number)
        ? number.intValue()
        : 0;
  }

  /// What was held back in a storm.
  static Event heldBack(AgentId agent, Storm storm) {
    var groups =
        storm.held().entrySet().stream()
            .map(held ->
                Json.object().put("groupKey", held.getKey()).put("labels", held.getValue()).done())
            .toList();
    String id = Digest.of("storm", agent.toString(), Integer.toString(storm.told()));
    var data =
        Json.object()
            .put("incidents", groups.size() + storm.more())
            .put("groups", Json.array(groups))
            .put("unnamed", storm.more())
            .done();
    return Event.of(id, SOURCE, HELD_BACK, data);
  }
}
