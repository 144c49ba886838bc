package dev.rouse.core.incident;

import dev.rouse.core.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A group of alerts as one agent sees it. A closed one is remembered, so that a late copy of an
/// old notification does not open it again.
///
/// @param openedAt when it was last opened
/// @param heardAt when something was last said of it
/// @param common what the last notification said beside its alerts
/// @param alerts what is known of each, by fingerprint
/// @param begun how many runs it has begun
/// @param seen the alerts that its last run was told of
/// @param owed whether something fires that no run has been told of
/// @param runs its runs, the last ones, the newest last
public record Incident(
    boolean open,
    Instant openedAt,
    Instant heardAt,
    Json.Obj common,
    Map<String, Known> alerts,
    int begun,
    Set<String> seen,
    boolean owed,
    List<String> runs) {
  private static final int MOST_RUNS = 20;

  public Incident {
    alerts = new TreeMap<>(alerts);
    seen = Set.copyOf(seen);
    runs = List.copyOf(runs.subList(Math.max(0, runs.size() - MOST_RUNS), runs.size()));
  }

  /// One of which nothing is known yet.
  static Incident unknown(Instant now) {
    return new Incident(false, now, now, Json.Obj.EMPTY, Map.of(), 0, Set.of(), false, List.of());
  }

  /// The alerts that fire, by fingerprint.
  public Map<String, Known> firing() {
    var firing = new TreeMap<>(alerts);
    firing.values().removeIf(known -> !known.firing());
    return firing;
  }

  boolean hasNewsIn(Alert alert) {
    Known known = alerts.get(alert.fingerprint());
    return known == null ? alert.firing() : known.isNewsIn(alert);
  }

  /// Knowing more. What has long resolved is forgotten.
  Incident hearing(Notice notice, List<Alert> news, Instant now, Instant forgetBefore) {
    var more = new TreeMap<>(alerts);
    more.values().removeIf(k -> k.endedAt().filter(at -> at.isBefore(forgetBefore)).isPresent());
    news.forEach(alert -> more.put(alert.fingerprint(), Known.of(alert)));
    return new Incident(open, openedAt, now, notice.common(), more, begun, seen, owed, runs);
  }

  Incident opened(Instant now) {
    return new Incident(true, now, now, common, alerts, begun, seen, false, runs);
  }

  Incident closed() {
    return new Incident(false, openedAt, heardAt, common, alerts, begun, seen, false, runs);
  }

  /// Nothing was heard of it for so long that what is known of its alerts counts for nothing: if
  /// one still fires, that is news.
  Incident expired() {
    return new Incident(false, openedAt, heardAt, common, Map.of(), begun, seen, false, runs);
  }

  Incident owing() {
    return new Incident(open, openedAt, heardAt, common, alerts, begun, seen, true, runs);
  }

  /// Its run is told of these too.
  Incident telling(List<Alert> news) {
    var more = new HashSet<>(seen);
    news.forEach(alert -> more.add(alert.fingerprint()));
    return new Incident(open, openedAt, heardAt, common, alerts, begun, more, owed, runs);
  }

  /// Nobody has looked at it: its run ended before it began.
  Incident unseen() {
    return new Incident(open, openedAt, heardAt, common, alerts, begun, Set.of(), owed, runs);
  }

  /// One more run begins, with all that fires.
  Incident beginning() {
    return new Incident(
        open, openedAt, heardAt, common, alerts, begun + 1, firing().keySet(), false, runs);
  }

  /// That run is this one.
  public Incident workedOnBy(String run) {
    var more = new ArrayList<>(runs);
    more.remove(run);
    more.add(run);
    return new Incident(open, openedAt, heardAt, common, alerts, begun, seen, owed, more);
  }

  /// As the journal stores it.
  public Json.Obj toJson() {
    var known = new LinkedHashMap<String, Json>();
    alerts.forEach((fingerprint, alert) -> known.put(fingerprint, alert.toJson()));
    return Json.object()
        .put("open", open)
        .put("openedAt", openedAt.toString())
        .put("heardAt", heardAt.toString())
        .put("common", common)
        .put("alerts", new Json.Obj(known))
        .put("begun", begun)
        .someTexts("seen", List.copyOf(new TreeSet<>(seen)))
        .put("owed", owed)
        .someTexts("runs", runs)
        .done();
  }

  /// Reads what [#toJson] wrote.
  public static Incident fromJson(Json.Obj stored) {
    var known = new TreeMap<String, Known>();
    Stored.object(stored, "alerts")
        .fields()
        .forEach((name, alert) -> known.put(name, Known.fromJson((Json.Obj) alert)));
    return new Incident(
        Stored.flag(stored, "open"),
        Stored.instant(stored, "openedAt").orElseThrow(),
        Stored.instant(stored, "heardAt").orElseThrow(),
        Stored.object(stored, "common"),
        known,
        Stored.number(stored, "begun"),
        Set.copyOf(Stored.texts(stored, "seen")),
        Stored.flag(stored, "owed"),
        Stored.texts(stored, "runs"));
  }
}
