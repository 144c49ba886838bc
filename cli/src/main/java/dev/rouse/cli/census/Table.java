package dev.rouse.cli.census;

import dev.rouse.cli.terminal.Terminal;
import dev.rouse.cli.terminal.Terminal.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Agents as a table for a terminal: those that do something first, the rest as a number.
public final class Table {
  private static final String FORMAT = "  %-32s %-10s %8s %8s %10s %10s %8s";
  private static final int MOST = 12;

  private Table() {}

  /// Its lines.
  public static List<String> lines(List<AgentLine> agents, Terminal terminal) {
    var busiest =
        agents.stream()
            .sorted(
                Comparator.comparingInt(AgentLine::replicas)
                    .thenComparingInt(AgentLine::runs)
                    .reversed()
                    .thenComparing(line -> line.agent().toString()))
            .limit(MOST)
            .toList();
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(
        terminal.look(
            Look.DIM,
            FORMAT.formatted(
                "AGENT", "STATE", "REPLICAS", "BACKLOG", "OPEN RUNS", "TOKENS", "RSS")));
    busiest.forEach(agent -> lines.add(line(agent, terminal)));
    if (agents.size() > MOST) {
      lines.add("  and " + (agents.size() - MOST) + " more");
    }
    return lines;
  }

  private static String line(AgentLine agent, Terminal terminal) {
    String line =
        FORMAT.formatted(
            agent.agent(),
            agent.state(),
            agent.replicas(),
            agent.backlog(),
            agent.runs(),
            agent.tokens(),
            agent.replicas() == 0 ? "0" : agent.rssMib() + " MiB");
    return agent.replicas() > 0 ? terminal.look(Look.BOLD, line) : line;
  }
}
