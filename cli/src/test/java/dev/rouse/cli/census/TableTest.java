package dev.rouse.cli.census;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.cli.terminal.Terminal;
import dev.rouse.core.task.AgentId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
  private static final Terminal PLAIN = new Terminal(false, true, 80);

  @Test
  void lines_whoeverIsAwake_comesFirst() {
    var lines = Table.lines(List.of(asleep("a"), line("b", "working", 2, 3, 4, 500, 140)), PLAIN);

    assertThat(lines.get(1))
        .contains("AGENT", "STATE", "REPLICAS", "BACKLOG", "OPEN RUNS", "TOKENS", "RSS");
    assertThat(lines.get(2).strip().split(" +"))
        .containsExactly("default/b", "working", "2", "3", "4", "500", "140", "MiB");
    assertThat(lines.get(3).strip().split(" +"))
        .containsExactly("default/a", "asleep", "0", "0", "0", "0", "0");
  }

  @Test
  void lines_ofMany_areFew() {
    var many = new ArrayList<AgentLine>();
    for (int i = 0; i < 100; i++) {
      many.add(asleep("agent-" + i));
    }

    assertThat(Table.lines(many, PLAIN)).hasSize(15).last().isEqualTo("  and 88 more");
  }

  private static AgentLine asleep(String name) {
    return line(name, "asleep", 0, 0, 0, 0, 0);
  }

  private static AgentLine line(
      String name, String state, int replicas, int backlog, int runs, long tokens, long rss) {
    return new AgentLine(new AgentId("default", name), state, replicas, backlog, runs, tokens, rss);
  }
}
