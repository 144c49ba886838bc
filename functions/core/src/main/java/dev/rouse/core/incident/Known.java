package dev.rouse.core.incident;

import dev.rouse.core.json.Json;
import java.time.Instant;
import java.util.Optional;

/// What an incident knows of one alert: the latest that was said of it.
///
/// @param endedAt empty while it fires
/// @param json the alert as it came, without what is not shown again once it has resolved
public record Known(Instant startsAt, Optional<Instant> endedAt, Json.Obj json) {

  static Known of(Alert alert) {
    return alert.firing()
        ? new Known(alert.startsAt(), Optional.empty(), alert.json())
        : new Known(alert.startsAt(), Optional.of(alert.endsAt()), labelsOf(alert.json()));
  }

  public boolean firing() {
    return endedAt.isEmpty();
  }

  /// Whether an alert says more than is known.
  ///
  /// An alert that has resolved fires again only with a later start; a late copy of an earlier
  /// notification has an earlier one. Replicas of a Prometheus differ a little in when an alert
  /// began, so an end counts where it is not before the beginning that is known.
  boolean isNewsIn(Alert alert) {
    if (alert.firing()) {
      return endedAt
          .map(ended -> alert.startsAt().isAfter(ended))
          .orElseGet(() -> alert.startsAt().isAfter(startsAt));
    }
    return firing() && !alert.endsAt().isBefore(startsAt);
  }

  private static Json.Obj labelsOf(Json.Obj alert) {
    return Json.object().maybe("labels", alert.get("labels")).done();
  }

  Json.Obj toJson() {
    return Json.object()
        .put("startsAt", startsAt.toString())
        .maybeText("endedAt", endedAt.map(Instant::toString))
        .put("alert", json)
        .done();
  }

  static Known fromJson(Json.Obj stored) {
    return new Known(
        Stored.instant(stored, "startsAt").orElseThrow(),
        Stored.instant(stored, "endedAt"),
        Stored.object(stored, "alert"));
  }
}
