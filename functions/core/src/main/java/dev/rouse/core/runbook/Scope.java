package dev.rouse.core.runbook;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.Event;

/// What the paths in templates and conditions begin at, by the names of
/// [dev.rouse.core.resource.Scope#EVENT]: the event's attributes, its data, the event whole, and of
/// alerts the first one.
public final class Scope {
  private Scope() {}

  public static Json.Obj of(Event event) {
    var scope = Json.object();
    scope
        .put("id", event.id())
        .put("source", event.source())
        .put("type", event.type())
        .maybeText("subject", event.subject())
        .maybeText("time", event.time())
        .maybe("data", event.data())
        .put("event", event.toJson());
    event.data().flatMap(data -> data.at("alerts.0")).ifPresent(alert -> scope.put("alert", alert));
    return scope.done();
  }
}
