package dev.rouse.controller.status;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.core.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One statement about a resource.
///
/// @param reason a word for programs
/// @param message for people: what is so, and what to do about it
public record Condition(String type, State state, String reason, String message) {
  private static final int LONGEST = 2_000;

  /// Whether it holds.
  public enum State {
    TRUE("True"),
    FALSE("False"),
    UNKNOWN("Unknown");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Condition {
    message = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + " ...";
  }

  static Condition yes(String type, String reason, String message) {
    return new Condition(type, State.TRUE, reason, message);
  }

  static Condition no(String type, String reason, String message) {
    return new Condition(type, State.FALSE, reason, message);
  }

  static Condition open(String type, String reason, String message) {
    return new Condition(type, State.UNKNOWN, reason, message);
  }

  boolean holds() {
    return state == State.TRUE;
  }

  /// As it stands in the status of `object`; its time is that of the last change.
  Json.Obj toJson(Entity object, Instant now) {
    String since =
        object
            .condition(type)
            .filter(before -> before.text("status").filter(state.word()::equals).isPresent())
            .flatMap(before -> before.text("lastTransitionTime"))
            .orElse(now.truncatedTo(ChronoUnit.SECONDS).toString());
    return Json.object()
        .put("type", type)
        .put("status", state.word())
        .put("observedGeneration", object.generation())
        .put("lastTransitionTime", since)
        .put("reason", reason)
        .put("message", message)
        .done();
  }
}
