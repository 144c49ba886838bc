package dev.rouse.cli.process;

import dev.rouse.core.task.AgentId;

/// Something that happened to an agent, for people and scripts.
///
/// @param state `started`, `died`, `crashing`, `asleep`
public record Happening(AgentId agent, String state, String text) {}
