package dev.rouse.controller.loop;

import dev.rouse.controller.api.Api;
import dev.rouse.controller.api.ApiFailure;
import dev.rouse.controller.cluster.Entity;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The end of an agent: what owns nothing in its namespace is taken away, and what stays is said.
/// It never holds anyone up for long.
final class Farewell {
  static final String FINALIZER = "rouse.dev/agent";
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final String STAYS =
      "its runs stay in the journal for their retention, and what waits for it for a day";

  private final AgentRound.Tools with;

  Farewell(AgentRound.Tools with) {
    this.with = with;
  }

  /// Whether the agent can be held back at its end.
  static boolean holds(Entity object) {
    return object.finalizers().contains(FINALIZER);
  }

  /// So that nothing is left behind when it goes.
  void hold(Entity object) {
    var _ = with.api().merge(object.key(), finalizers(object, true));
  }

  /// Lets it go.
  ///
  /// @return when to try again, where something has failed and there is time left
  Optional<Duration> bid(AgentId agent, Entity object, Instant since) {
    try {
      with.registrar().remove(agent);
      with.applier().prune(agent, Set.of());
      leave(object, new Api.Told(false, "Removed", STAYS));
      return Optional.empty();
    } catch (JournalAway away) {
      return again(object, since, "the journal cannot be reached");
    } catch (ApiFailure failed) {
      return again(object, since, String.valueOf(failed.getMessage()));
    }
  }

  private Optional<Duration> again(Entity object, Instant since, String why) {
    if (Duration.between(since, with.clock().instant()).compareTo(LONGEST) < 0) {
      return Optional.of(AGAIN);
    }
    leave(
        object,
        new Api.Told(true, "LeftBehind", why + ": what is left is taken away later; " + STAYS));
    return Optional.empty();
  }

  private void leave(Entity object, Api.Told told) {
    with.api().tell(object, told);
    var _ = with.api().merge(object.key(), finalizers(object, false));
  }

  /// A list is replaced whole by such a patch, so it goes only where nobody has changed it since.
  private static Json.Obj finalizers(Entity object, boolean held) {
    var others = object.finalizers().stream().filter(name -> !name.equals(FINALIZER));
    List<Json> all =
        (held ? Stream.concat(others, Stream.of(FINALIZER)) : others).<Json>map(Json::of).toList();
    return Json.object()
        .put(
            "metadata",
            Json.object()
                .put("resourceVersion", object.resourceVersion())
                .put("finalizers", Json.array(all)))
        .done();
  }
}
