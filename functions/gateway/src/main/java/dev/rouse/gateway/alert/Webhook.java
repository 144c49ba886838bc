package dev.rouse.gateway.alert;

import dev.rouse.core.incident.Alert;
import dev.rouse.core.incident.Notice;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.rule.BrokenRule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// What an Alertmanager says of one group.
record Webhook(String groupKey, Json.Obj common, List<Alert> alerts) {
  private static final String VERSION = "4";
  private static final int MOST_ALERTS = 50_000;

  Webhook {
    alerts = List.copyOf(alerts);
  }

  /// Reads a request's body.
  ///
  /// @throws BrokenRule which names the field
  static Webhook read(byte[] body) {
    var json = object(body);
    if (!json.text("version").orElse("").equals(VERSION)) {
      throw new BrokenRule("version is not \"4\": this takes Alertmanager's webhook, version 4");
    }
    String groupKey =
        json.text("groupKey")
            .filter(key -> !key.isEmpty())
            .orElseThrow(() -> new BrokenRule("groupKey is missing"));
    var alerts = new ArrayList<Alert>();
    for (Json alert : items(json)) {
      alerts.add(alert(alert, alerts.size()));
    }
    return new Webhook(groupKey, json.without("alerts"), alerts);
  }

  /// The same, as far as it concerns an agent.
  Notice about(List<Alert> some) {
    return new Notice(groupKey, common, some);
  }

  private static Json.Obj object(byte[] body) {
    try {
      if (Json.parse(body) instanceof Json.Obj object) {
        return object;
      }
    } catch (MalformedJson malformed) {
      throw new BrokenRule("the body is no JSON: " + malformed.getMessage());
    }
    throw new BrokenRule("the body is no JSON object");
  }

  private static List<Json> items(Json.Obj json) {
    if (json.get("alerts").orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        && items.size() <= MOST_ALERTS) {
      return items;
    }
    throw new BrokenRule("alerts is no list of at most " + MOST_ALERTS + " alerts");
  }

  private static Alert alert(Json json, int index) {
    String where = "alerts[" + index + "]";
    if (!(json instanceof Json.Obj alert)) {
      throw new BrokenRule(where + " is no object");
    }
    boolean firing =
        switch (alert.text("status").orElse("")) {
          case "firing" -> true;
          case "resolved" -> false;
          default -> throw new BrokenRule(where + ".status is neither firing nor resolved");
        };
    String fingerprint =
        alert
            .text("fingerprint")
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> new BrokenRule(where + ".fingerprint is missing"));
    var starts = instant(alert, "startsAt", where);
    return new Alert(
        fingerprint, firing, starts, firing ? starts : instant(alert, "endsAt", where), alert);
  }

  private static Instant instant(Json.Obj alert, String name, String where) {
    try {
      return OffsetDateTime.parse(alert.text(name).orElse("")).toInstant();
    } catch (DateTimeException malformed) {
      throw new BrokenRule(where + "." + name + " is no time such as 2026-11-21T12:00:00Z");
    }
  }
}
