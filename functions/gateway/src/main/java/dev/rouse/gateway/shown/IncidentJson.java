package dev.rouse.gateway.shown;

import dev.rouse.core.incident.Known;
import dev.rouse.core.json.Json;
import dev.rouse.journal.incident.IncidentView;

/// Incidents.
public final class IncidentJson {
  private IncidentJson() {}

  /// A line of a list.
  public static Json.Obj of(IncidentView view) {
    var incident = view.incident();
    return Json.object()
        .put("agent", view.ref().agent().toString())
        .put("groupKey", view.ref().groupKey())
        .put("state", incident.open() ? "open" : "closed")
        .put("openedAt", incident.openedAt().toString())
        .put("changedAt", view.changedAt().toString())
        .put(
            "alerts",
            Json.array(
                incident.alerts().entrySet().stream()
                    .map(alert -> alert(alert.getKey(), alert.getValue()))
                    .toList()))
        .someTexts("tasks", incident.runs())
        .done();
  }

  private static Json.Obj alert(String fingerprint, Known known) {
    return Json.object()
        .put("fingerprint", fingerprint)
        .put("status", known.firing() ? "firing" : "resolved")
        .put("startsAt", known.startsAt().toString())
        .maybe("labels", known.json().get("labels"))
        .done();
  }
}
