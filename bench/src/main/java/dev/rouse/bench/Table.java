package dev.rouse.bench;

import dev.rouse.core.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Prints a bench's figures as they come: a table for people, or one JSON object a line.
final class Table {
  private final String bench;
  private final boolean json;
  private final PrintStream out;

  private Table(String bench, boolean json, PrintStream out) {
    this.bench = bench;
    this.json = json;
    this.out = out;
  }

  /// Begins with what it runs on.
  static Table begin(String bench, Arguments arguments) {
    var report = new Table(bench, arguments.json(), System.out);
    report.machine();
    return report;
  }

  void add(Figure figure) {
    out.println(json ? figure.toJson(bench).write() : figure.row());
  }

  private void machine() {
    var machine = machineJson();
    String commit = System.getProperty("rouse.commit", "unknown");
    out.println(
        json
            ? Json.object()
                .put("bench", bench)
                .put("machine", machine)
                .put("commit", commit)
                .done()
                .write()
            : bench + ", on " + machine.write() + ", commit " + commit);
  }

  private static Json.Obj machineJson() {
    return Json.object()
        .put("cores", Runtime.getRuntime().availableProcessors())
        .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
        .put("arch", System.getProperty("os.arch"))
        .put("java", System.getProperty("java.vm.version"))
        .put("load", load())
        .done();
  }

  /// The load average of the last minute, where the system tells: figures of a busy machine say so.
  private static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
    } catch (IOException notTold) {
      return "unknown";
    }
  }
}
