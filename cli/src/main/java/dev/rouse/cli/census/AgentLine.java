package dev.rouse.cli.census;

import dev.rouse.core.task.AgentId;

/// How one agent stands.
///
/// @param state in one word
/// @param replicas its processes
/// @param backlog its runs that are due
/// @param runs its runs that have not ended
/// @param tokens that it has used up today
/// @param rssMib what its processes hold
public record AgentLine(
    AgentId agent, String state, int replicas, int backlog, int runs, long tokens, long rssMib) {}
