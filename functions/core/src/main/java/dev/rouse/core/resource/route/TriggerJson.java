package dev.rouse.core.resource.route;

import dev.rouse.core.alert.Matcher;
import dev.rouse.core.filter.EventFilter;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.template.Template;
import java.util.List;

/// Triggers as the JSON they are read from.
final class TriggerJson {
  private TriggerJson() {}

  static Json.Obj of(Trigger trigger) {
    return way(trigger).maybeText("message", trigger.message().map(Template::toString)).done();
  }

  private static JsonObject way(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Alert alert -> Json.object().put("alert", alert(alert));
      case Trigger.Broker(var name, var filters, _) ->
          Json.object()
              .put("broker", Json.object().put("name", name).some("filters", list(filters)));
      case Trigger.Kafka(var topic, var filters, _) ->
          Json.object()
              .put("kafka", Json.object().put("topic", topic).some("filters", list(filters)));
      case Trigger.Schedule(var cron, var zone, _) ->
          Json.object()
              .put(
                  "schedule",
                  Json.object().put("cron", cron.toString()).put("timeZone", zone.getId()));
    };
  }

  private static JsonObject alert(Trigger.Alert alert) {
    var storm = alert.storm();
    return Json.object()
        .someTexts("matchers", alert.matchers().stream().map(Matcher::toString).toList())
        .put("cooldown", DurationText.write(alert.cooldown()))
        .put(
            "storm",
            Json.object()
                .put("incidents", storm.incidents())
                .put("per", DurationText.write(storm.per())))
        .put("expireAfter", DurationText.write(alert.expireAfter()));
  }

  private static List<Json.Obj> list(List<EventFilter> filters) {
    return filters.stream().map(EventFilter::toJson).toList();
  }
}
