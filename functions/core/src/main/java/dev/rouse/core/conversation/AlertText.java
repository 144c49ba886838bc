package dev.rouse.core.conversation;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.Event;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Alerts in words: what fires or has resolved, since when, and where to look.
final class AlertText {
  private static final String TYPE = "dev.rouse.alerts.";
  private static final int MOST_ALERTS = 50;

  private AlertText() {}

  /// Nothing where the event tells of no alerts.
  static Optional<String> of(Event event, Instant at) {
    if (!event.type().startsWith(TYPE)
        || !(event.data().flatMap(data -> data.at("alerts")).orElse(Json.Null.VALUE)
            instanceof Json.Arr(var alerts))) {
      return Optional.empty();
    }
    var text = new StringBuilder();
    text.append(alerts.size()).append(alerts.size() == 1 ? " alert" : " alerts").append(":\n");
    alerts.stream().limit(MOST_ALERTS).forEach(alert -> text.append(alert(alert, at)));
    long unsaid = Math.max(0, alerts.size() - MOST_ALERTS) + truncated(event);
    if (unsaid > 0) {
      text.append("\n(and ").append(unsaid).append(" more that are not shown)\n");
    }
    return Optional.of(text.toString().stripTrailing());
  }

  /// How many an alert manager has left out.
  private static long truncated(Event event) {
    return event
        .data()
        .flatMap(data -> data.at("truncatedAlerts"))
        .map(number -> number instanceof Json.Num(var value) ? value.longValue() : 0L)
        .orElse(0L);
  }

  private static String alert(Json alert, Instant at) {
    var text = new StringBuilder("\n");
    text.append(plain(alert, "labels.alertname").orElse("(without a name)"));
    text.append(": ").append(plain(alert, "status").orElse("firing"));
    age(alert, at).ifPresent(age -> text.append(", began ").append(age).append(" ago"));
    text.append('\n');
    line(text, "labels", alert);
    each(alert, "annotations")
        .forEach((name, value) ->
            text.append("  ").append(name).append(": ").append(value).append('\n'));
    plain(alert, "generatorURL")
        .filter(link -> !link.isEmpty())
        .ifPresent(link -> text.append("  link: ").append(link).append('\n'));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Json alert) {
    String all =
        each(alert, name).entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(", "));
    text.append("  ").append(name).append(": ").append(all).append('\n');
  }

  private static Map<String, String> each(Json alert, String name) {
    return alert.at(name).orElse(Json.Null.VALUE) instanceof Json.Obj(var fields)
        ? fields.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    field -> text(field.getValue()),
                    (first, _) -> first,
                    TreeMap::new))
        : Map.of();
  }

  private static Optional<String> age(Json alert, Instant at) {
    return plain(alert, "startsAt")
        .flatMap(AlertText::instant)
        .map(began -> Duration.between(began, at))
        .filter(age -> !age.isNegative())
        .map(AlertText::words);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static String words(Duration age) {
    if (age.toDays() > 0) {
      return age.toDays() + "d " + age.toHoursPart() + "h";
    }
    return age.toHours() > 0
        ? age.toHours() + "h " + age.toMinutesPart() + "m"
        : age.toMinutes() + "m " + age.toSecondsPart() + "s";
  }

  private static Optional<String> plain(Json json, String path) {
    return json.at(path).filter(found -> !(found instanceof Json.Null)).map(AlertText::text);
  }

  private static String text(Json json) {
    return json instanceof Json.Str(var text) ? text : json.write();
  }
}
