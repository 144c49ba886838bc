package dev.rouse.agent.engine;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.model.Model;
import dev.rouse.core.tool.Tools;

/// What the engine works against.
public record Ports(
    Journal journal,
    Definitions definitions,
    Model model,
    Tools tools,
    Clock clock,
    Fibers fibers) {}
