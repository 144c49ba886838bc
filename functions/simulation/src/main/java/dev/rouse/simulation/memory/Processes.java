package dev.rouse.simulation.memory;

import dev.rouse.core.journal.Process;
import dev.rouse.core.task.AgentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who has announced itself, and when it was last heard of.
final class Processes {
  private final Map<Name, Row> rows = new HashMap<>();

  private record Name(AgentId agent, String name) {}

  private record Row(String incarnation, Instant beat) {}

  private static Name name(Process process) {
    return new Name(process.agent(), process.name());
  }

  void start(Process process, Instant now) {
    rows.put(name(process), new Row(process.incarnation(), now));
  }

  /// Whether this is the incarnation that goes by its name now.
  boolean current(Process process) {
    return row(process).isPresent();
  }

  void beat(Process process, Instant now) {
    rows.put(name(process), new Row(process.incarnation(), now));
  }

  /// Whether nothing was heard of an owner for too long, where listening began at `since`.
  boolean silent(Process owner, Instant since, Instant now) {
    return row(owner)
        .map(row -> row.beat().isAfter(since) ? row.beat() : since)
        .filter(last -> now.isBefore(last.plus(Process.SILENT_AFTER)))
        .isEmpty();
  }

  private Optional<Row> row(Process process) {
    return Optional.ofNullable(rows.get(name(process)))
        .filter(row -> row.incarnation().equals(process.incarnation()));
  }
}
