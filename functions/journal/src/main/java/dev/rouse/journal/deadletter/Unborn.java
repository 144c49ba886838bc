package dev.rouse.journal.deadletter;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Digest;
import java.util.Optional;

/// What never became a run, and why.
///
/// @param id follows from what it is, so that a repeat is known
/// @param subject what it was, as far as it could be read
public record Unborn(
    String namespace, String id, Optional<AgentId> agent, Problem problem, Json.Obj subject) {

  /// What was meant for an agent: `source` and `key` tell it from all else that was.
  public static Unborn of(
      AgentId agent, String source, String key, Problem problem, Json.Obj subject) {
    String id = Digest.of("unborn", agent.namespace(), agent.name(), source, key);
    return new Unborn(agent.namespace(), id, Optional.of(agent), problem, subject);
  }
}
