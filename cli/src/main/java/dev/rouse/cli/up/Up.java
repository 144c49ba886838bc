package dev.rouse.cli.up;

import dev.rouse.cli.census.Census;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// The command `up`: the platform on one machine until somebody ends it.
public final class Up {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private Up() {}

  /// Starts it, and goes on until somebody ends it.
  ///
  /// @param jar the agent's program
  /// @throws BrokenRule where something it was told is wrong
  public static void run(UpArguments arguments, Path jar, Map<String, String> environment)
      throws IOException, InterruptedException {
    var console = Console.of(arguments.json(), environment);
    var parts = new Parts(console::fault);
    parts.endOnSignal();
    try {
      var machine = Machine.start(arguments, jar, environment, console, parts);
      console.ready(machine.addresses(), machine.agents());
      if (console.isLive()) {
        var table = Thread.ofVirtual().name("table").start(() -> show(console, machine.census()));
        parts.add(table::interrupt);
      }
      // What the start has left behind would stay: hardly any garbage comes after it.
      System.gc();
      machine.keep();
    } catch (JournalAway away) {
      unlessOver(parts, new IOException(away.getMessage(), away));
    } catch (IOException failed) {
      unlessOver(parts, failed);
    } finally {
      var _ = parts.end();
    }
  }

  /// Whoever ends it while it starts takes away what it needs, and has nothing to be told.
  private static void unlessOver(Parts parts, IOException failed) throws IOException {
    if (!parts.isOver()) {
      throw failed;
    }
  }

  private static void show(Console console, Census census) {
    try {
      while (true) {
        console.show(census.take());
        Thread.sleep(LOOK_AGAIN);
      }
    } catch (JournalAway away) {
      console.fault("the table ends: " + away.getMessage());
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }
}
