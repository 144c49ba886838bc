package dev.rouse.core.journal;

import dev.rouse.core.task.AgentId;

/// A process of an agent. The name outlives a restart; the incarnation does not.
@SuppressWarnings("AvoidCommonTypeNames") // the protocol's own word
public record Process(AgentId agent, String name, String incarnation) {}
