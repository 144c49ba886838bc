package dev.rouse.controller.loop;

import dev.rouse.controller.api.Api;
import dev.rouse.controller.cluster.Entity;
import dev.rouse.core.json.Json;
import java.util.Optional;
import java.util.Set;

/// What is worth an Event: that something has become ready, or has stopped to be. That nobody knows
/// yet is not.
final class Transition {
  /// Waking and sleeping are no news.
  private static final Set<String> ORDINARY = Set.of("Sleeping", "Awake");

  private Transition() {}

  static Optional<Api.Told> between(Entity before, Entity after) {
    var now = after.condition("Ready");
    String reason = now.flatMap(ready -> ready.text("reason")).orElse("");
    String former = before.condition("Ready").flatMap(ready -> ready.text("reason")).orElse("");
    boolean news =
        !reason.equals(former)
            && !(ORDINARY.contains(reason) && ORDINARY.contains(former))
            && !after.state("Ready").equals("Unknown");
    return news ? now.map(ready -> told(ready, after.state("Ready"), reason)) : Optional.empty();
  }

  private static Api.Told told(Json.Obj ready, String state, String reason) {
    return new Api.Told(
        state.equals("False"),
        ORDINARY.contains(reason) ? "Ready" : reason,
        ready.text("message").orElse(""));
  }
}
