package dev.rouse.cli.up;

import dev.rouse.cli.census.AgentLine;
import dev.rouse.cli.census.Table;
import dev.rouse.cli.process.Happening;
import dev.rouse.cli.terminal.Terminal;
import dev.rouse.core.json.Json;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/// Says what happens: to people in words, to scripts a JSON object a line.
final class Console implements Told {
  private static final double MILLIS = 1e6;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean json;
  private final Terminal terminal;
  private List<String> table = List.of();
  private final long began = System.nanoTime();

  private Console(PrintStream out, PrintStream err, boolean json, Terminal terminal) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.terminal = terminal;
  }

  static Console of(boolean json, Map<String, String> environment) {
    return new Console(System.out, System.err, json, Terminal.of(environment));
  }

  /// Whether a table can be shown that changes as things do.
  boolean isLive() {
    return terminal.live() && !json;
  }

  /// Shows the agents below everything that was said.
  synchronized void show(List<AgentLine> agents) {
    clear();
    table = Table.lines(agents, terminal);
    table.forEach(out::println);
    out.flush();
  }

  /// Takes the table away, so that something can be said.
  private void clear() {
    if (!table.isEmpty()) {
      out.print("\u001b[%dA\u001b[J".formatted(table.size()));
    }
  }

  private void say(String line) {
    clear();
    out.println(line);
    table.forEach(out::println);
    out.flush();
  }

  private long millis() {
    return Math.round((System.nanoTime() - began) / MILLIS);
  }

  @Override
  public void progress(String what) {
    if (!json) {
      err.println("rouse: " + what);
    }
  }

  @Override
  public synchronized void fault(String what) {
    clear();
    err.println("rouse: " + what);
    err.flush();
    table.forEach(out::println);
  }

  /// Everything runs.
  ///
  /// @param agents how many there are
  synchronized void ready(Addresses at, int agents) {
    if (json) {
      line(
          Json.object()
              .put("ready", true)
              .put("gateway", at.gateway())
              .put("agents", at.agents())
              .put("kafka", at.kafka().<Json>map(Json::of).orElse(Json.Null.VALUE))
              .put("database", at.database())
              .put("scaler", at.scaler())
              .put("pid", ProcessHandle.current().pid())
              .put("ms", millis())
              .done());
      return;
    }
    out.printf("ready in %.1f s%n", millis() / 1e3);
    out.println(
        "  gateway   " + at.gateway() + "   (open to this machine: no token is configured)");
    out.println(
        "  agents    " + at.agents() + "/NAMESPACE/NAME   (a call wakes the agent and waits)");
    out.println("  scaler    " + at.scaler() + "   (gRPC, as KEDA asks it)");
    at.kafka().ifPresent(address -> out.println("  kafka     " + address));
    out.println("  database  " + at.database());
    out.println(
        "  "
            + agents
            + (agents == 1 ? " agent is" : " agents are")
            + " asleep until there is something to do");
    out.println("  Ctrl-C ends it");
  }

  @Override
  public synchronized void happened(Happening happening) {
    if (json) {
      line(
          Json.object()
              .put("agent", happening.agent().toString())
              .put("state", happening.state())
              .put("ms", millis())
              .put("text", happening.text())
              .done());
    } else {
      say(
          "%7.1f s  %-24s %-8s %s"
              .formatted(millis() / 1e3, happening.agent(), happening.state(), happening.text()));
    }
  }

  private void line(Json.Obj object) {
    out.println(object.write());
    out.flush();
  }
}
