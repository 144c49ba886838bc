package dev.rouse.journal.deadletter;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunRef;
import java.time.Instant;
import java.util.Optional;

/// Something that failed for good.
///
/// @param run the failed run, which can be set going again
/// @param delivery what could not be delivered, which can be tried again; where both are empty, it
///   never became a run
/// @param subject what it was, where no run says it
public record DeadLetter(
    String namespace,
    String id,
    Optional<AgentId> agent,
    Optional<RunRef> run,
    Optional<String> delivery,
    Problem problem,
    Optional<Json.Obj> subject,
    Instant at) {}
