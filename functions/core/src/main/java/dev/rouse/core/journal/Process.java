package dev.rouse.core.journal;

import dev.rouse.core.task.AgentId;
import java.time.Duration;

/// A process of an agent. The name outlives a restart; the incarnation does not.
@SuppressWarnings("AvoidCommonTypeNames") // the protocol's own word
public record Process(AgentId agent, String name, String incarnation) {

  /// After so long without a heartbeat others may claim what it owned.
  public static final Duration SILENT_AFTER = Duration.ofSeconds(15);
}
