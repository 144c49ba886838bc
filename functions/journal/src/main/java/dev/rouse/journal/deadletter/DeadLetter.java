package dev.rouse.journal.deadletter;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunRef;
import java.time.Instant;
import java.util.Optional;

/// Something that failed for good.
///
/// @param run the failed run, which can be set going again; empty for what never became one
/// @param subject what it was, where no run says it
public record DeadLetter(
    String namespace,
    String id,
    Optional<AgentId> agent,
    Optional<RunRef> run,
    Problem problem,
    Optional<Json.Obj> subject,
    Instant at) {}
