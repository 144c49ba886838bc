package dev.rouse.core.incident;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.route.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many incidents have set an agent going lately, and which ones are held back.
///
/// @param begun when each of the last ones did
/// @param held what is held back, by group key: the labels that it shares
/// @param more how many others are held back, beyond those that are named
/// @param tellAt when the agent is told of what is held back
/// @param told how often it was
public record Storm(
    List<Instant> begun, Map<String, Json.Obj> held, int more, Optional<Instant> tellAt, int told) {
  /// A summary that names more would not be read to its end.
  static final int MOST_NAMED = 200;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  public static final Storm NONE = new Storm(List.of(), Map.of(), 0, Optional.empty(), 0);

  public Storm {
    begun = List.copyOf(begun);
    held = new LinkedHashMap<>(held);
  }

  /// Whether one more may begin.
  boolean allows(Trigger.Storm limit, Instant now) {
    return within(limit, now).size() < limit.incidents();
  }

  /// One more begins.
  Storm beginning(Trigger.Storm limit, Instant now) {
    var lately = new ArrayList<>(within(limit, now));
    lately.add(now);
    return new Storm(lately, held, more, tellAt, told);
  }

  /// One is held back; the agent is told once the limit allows it again.
  Storm holding(String groupKey, Json.Obj labels, Trigger.Storm limit, Instant now) {
    var held = new LinkedHashMap<>(this.held);
    boolean named = held.containsKey(groupKey) || held.size() < MOST_NAMED;
    if (named) {
      held.put(groupKey, labels);
    }
    var tell = tellAt.or(() -> Optional.of(within(limit, now).getFirst().plus(limit.per())));
    return new Storm(begun, held, more + (named ? 0 : 1), tell, told);
  }

  /// Whether it is among those that are named.
  boolean holds(String groupKey) {
    return held.containsKey(groupKey);
  }

  /// When one that is held back may begin by itself: when the limit allows it again. What the
  /// summary only counts, and what it has told of, begins with its next notification.
  Optional<Instant> looksAgain(String groupKey, Instant now) {
    return tellAt
        .filter(_ -> holds(groupKey))
        .map(at -> at.isAfter(now) ? at : now.plus(LOOK_AGAIN));
  }

  /// It has resolved, or goes on.
  Storm without(String groupKey) {
    if (!held.containsKey(groupKey)) {
      return this;
    }
    var left = new LinkedHashMap<>(held);
    left.remove(groupKey);
    return new Storm(begun, left, more, tellAt, told);
  }

  /// The agent was told of all that is held back, where there is any.
  Storm toldOf() {
    boolean some = !held.isEmpty() || more > 0;
    return new Storm(begun, Map.of(), 0, Optional.empty(), some ? told + 1 : told);
  }

  private List<Instant> within(Trigger.Storm limit, Instant now) {
    var from = now.minus(limit.per());
    return begun.stream().filter(at -> at.isAfter(from)).toList();
  }

  /// As the journal stores it.
  public Json.Obj toJson() {
    return Json.object()
        .someTexts("begun", begun.stream().map(Instant::toString).toList())
        .put("held", new Json.Obj(new LinkedHashMap<>(held)))
        .put("more", more)
        .maybeText("tellAt", tellAt.map(Instant::toString))
        .put("told", told)
        .done();
  }

  /// Reads what [#toJson] wrote.
  public static Storm fromJson(Json.Obj stored) {
    var held = new LinkedHashMap<String, Json.Obj>();
    Stored.object(stored, "held").fields().forEach((key, of) -> held.put(key, (Json.Obj) of));
    return new Storm(
        Stored.texts(stored, "begun").stream().map(Instant::parse).toList(),
        held,
        Stored.number(stored, "more"),
        Stored.instant(stored, "tellAt"),
        Stored.number(stored, "told"));
  }
}
