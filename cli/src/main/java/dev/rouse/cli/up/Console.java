package dev.rouse.cli.up;

import dev.rouse.cli.process.Happening;
import dev.rouse.core.json.Json;
import java.io.PrintStream;

/// Says what happens: to people in words, to scripts a JSON object a line.
final class Console {
  private static final double MILLIS = 1e6;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean json;
  private final long began = System.nanoTime();

  Console(PrintStream out, PrintStream err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  private long millis() {
    return Math.round((System.nanoTime() - began) / MILLIS);
  }

  /// What `up` does before it is ready.
  void progress(String what) {
    if (!json) {
      err.println("rouse: " + what);
    }
  }

  /// What is wrong, and what to do.
  void fault(String what) {
    err.println("rouse: " + what);
  }

  /// Everything runs.
  ///
  /// @param agents how many there are
  synchronized void ready(String gateway, String database, int agents) {
    if (json) {
      line(
          Json.object()
              .put("ready", true)
              .put("gateway", gateway)
              .put("kafka", Json.Null.VALUE)
              .put("database", database)
              .put("scaler", Json.Null.VALUE)
              .put("pid", ProcessHandle.current().pid())
              .put("ms", millis())
              .done());
      return;
    }
    out.printf("ready in %.1f s%n", millis() / 1e3);
    out.println("  gateway   " + gateway + "   (open to this machine: no token is configured)");
    out.println("  database  " + database);
    out.println("  agents    " + agents + ", asleep until there is something to do");
    out.println("  Ctrl-C ends it");
  }

  synchronized void happened(Happening happening) {
    if (json) {
      line(
          Json.object()
              .put("agent", happening.agent().toString())
              .put("state", happening.state())
              .put("ms", millis())
              .put("text", happening.text())
              .done());
    } else {
      out.printf(
          "%7.1f s  %-24s %-8s %s%n",
          millis() / 1e3, happening.agent(), happening.state(), happening.text());
    }
  }

  private void line(Json.Obj object) {
    out.println(object.write());
    out.flush();
  }
}
