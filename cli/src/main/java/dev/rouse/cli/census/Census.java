package dev.rouse.cli.census;

import dev.rouse.core.task.AgentId;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.listing.Scope;
import dev.rouse.journal.people.AgentSummary;
import dev.rouse.journal.people.Agents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Counts agents, their processes and what they cost.
public final class Census {
  private static final int MOST = 1_000;
  private static final long KIB_IN_MIB = 1024;

  private final Agents agents;
  private final Supplier<Map<AgentId, List<Process>>> processes;

  /// @param processes that run now
  public Census(Database database, Supplier<Map<AgentId, List<Process>>> processes) {
    this.agents = new Agents(database);
    this.processes = processes;
  }

  /// Takes it.
  public List<AgentLine> take() {
    var running = processes.get();
    var today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    return agents.list(Scope.EVERYTHING, Optional.empty(), MOST, today).stream()
        .map(agent -> line(agent, running.getOrDefault(agent.agent(), List.of())))
        .toList();
  }

  private static AgentLine line(AgentSummary agent, List<Process> running) {
    return new AgentLine(
        agent.agent(),
        state(agent, running.size()),
        running.size(),
        agent.backlog(),
        agent.open(),
        agent.spent().tokens(),
        running.stream().mapToLong(Census::rssMib).sum());
  }

  private static String state(AgentSummary agent, int replicas) {
    if (agent.suspended()) {
      return "suspended";
    }
    if (replicas > 0) {
      return agent.backlog() > 0 ? "working" : "awake";
    }
    if (agent.backlog() > 0) {
      return "waking";
    }
    return agent.open() > 0 ? "waiting" : "asleep";
  }

  /// As the kernel says; 0 where it is another one.
  private static long rssMib(Process process) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_IN_MIB)
          .sum();
    } catch (IOException gone) {
      return 0;
    }
  }
}
