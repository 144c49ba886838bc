package dev.rouse.journal.delivery;

import dev.rouse.core.journal.Delivery;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunRef;
import java.util.Optional;

/// A delivery that is ours to send for a while.
///
/// @param session of the run that sends it: what belongs to one session is to arrive in order
/// @param way names its destination among all namespaces': what goes the same way queues up
///   together
/// @param attempt how often it was leased, this time counted in
public record Leased(
    RunRef run,
    AgentId agent,
    Delivery delivery,
    Optional<String> session,
    String way,
    int attempt) {}
