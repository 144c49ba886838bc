package dev.rouse.agent.tool.prometheus;

import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.alert.Matcher;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.BrokenRule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Alerts and rules, as far as they were asked for.
final class Listing {
  private static final int MOST = 500;

  private Listing() {}

  static Json.Obj alerts(Json data, Optional<String> matcher) throws ToolFault {
    var wanted =
        matcher.isPresent() ? Optional.of(parsed(matcher.get())) : Optional.<Matcher>empty();
    var alerts =
        items(data, "alerts").stream()
            .filter(alert -> wanted.isEmpty() || wanted.get().matches(labels(alert)))
            .map(alert -> kept(alert, "state", "activeAt", "value", "labels", "annotations"))
            .toList();
    return Json.object().put("count", alerts.size()).put("alerts", Json.array(alerts)).done();
  }

  private static Matcher parsed(String text) throws ToolFault {
    try {
      return Matcher.parse(text);
    } catch (BrokenRule broken) {
      throw new ToolFault("`matcher` " + broken.getMessage());
    }
  }

  private static Map<String, String> labels(Json alert) {
    var labels = new HashMap<String, String>();
    if (alert.at("labels").orElse(Json.Null.VALUE) instanceof Json.Obj(var fields)) {
      fields.forEach((name, value) -> {
        if (value instanceof Json.Str(String text)) {
          labels.put(name, text);
        }
      });
    }
    return labels;
  }

  static Json.Obj rules(Json data, Optional<String> name) {
    String part = name.orElse("").toLowerCase(Locale.ROOT);
    var rules =
        items(data, "groups").stream()
            .flatMap(group -> items(group, "rules").stream())
            .filter(rule -> text(rule, "name").toLowerCase(Locale.ROOT).contains(part))
            .map(rule ->
                kept(
                    rule,
                    "name",
                    "type",
                    "state",
                    "query",
                    "duration",
                    "labels",
                    "annotations",
                    "health",
                    "lastError"))
            .toList();
    return Json.object().put("count", rules.size()).put("rules", Json.array(rules)).done();
  }

  /// A list as it came, but no longer than a model can read.
  static Json.Obj plain(String name, Json data) {
    var items = Shape.items(data);
    return Json.object()
        .put("count", items.size())
        .put(name, Json.array(items.stream().limit(MOST).toList()))
        .done();
  }

  private static String text(Json value, String name) {
    return value.at(name).orElse(Json.Null.VALUE) instanceof Json.Str(String text) ? text : "";
  }

  private static List<Json> items(Json value, String name) {
    return Shape.items(value.at(name).orElse(Json.Null.VALUE));
  }

  private static Json kept(Json value, String... names) {
    var json = Json.object();
    for (String name : names) {
      value.at(name).filter(v -> !v.equals(Json.of(""))).ifPresent(v -> json.put(name, v));
    }
    return json.done();
  }
}
