package dev.rouse.bench;

import dev.rouse.bench.machine.Memory;
import dev.rouse.bench.machine.Rouse;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The platform on one machine, as its user meets it.
final class DemoBench implements Main.Bench {
  private static final int TIMES = 5;
  private static final int MANY = 100;

  /// By then pools have closed what nobody uses.
  private static final long IDLE = TimeUnit.SECONDS.toNanos(20);

  @Override
  public void run(Arguments arguments) throws Exception {
    var report = Table.begin("demo", arguments);
    var folder = Files.createTempDirectory("rouse-bench-");
    try {
      demos(report);
      starts(folder, report);
      rest(folder, report);
    } finally {
      remove(folder);
    }
  }

  private static void demos(Table report) throws Exception {
    var diagnosis = new ArrayList<Double>();
    var answer = new ArrayList<Double>();
    for (int i = 0; i < TIMES; i++) {
      try (var demo = Rouse.start("demo", "--json")) {
        Map<String, Double> times = new HashMap<>();
        Optional<Json> line = demo.next();
        while (line.isPresent()) {
          String state = text(line.get(), "state");
          double told = ((Json.Num) line.get().at("ms").orElseThrow()).value().doubleValue();
          var _ = times.putIfAbsent(state, told);
          if (state.equals("answered")) {
            diagnosis.add(demo.millisSinceStart());
          }
          line = demo.next();
        }
        if (demo.end() != 0) {
          throw new IOException("the demo failed after " + times);
        }
        answer.add(times.getOrDefault("answered", 0.0) - times.getOrDefault("accepted", 0.0));
      }
    }
    report.add(Figure.median("demo-to-diagnosis", "ms", array(diagnosis)).atMost(15_000));
    report.add(Figure.median("accepted-to-answer-from-zero", "ms", array(answer)).atMost(1_000));
  }

  private static void starts(Path folder, Table report) throws Exception {
    var agents = agents(folder, 1);
    var first = new ArrayList<Double>();
    var again = new ArrayList<Double>();
    var killed = new ArrayList<Double>();
    for (int i = 0; i < TIMES; i++) {
      var data = folder.resolve("starts-" + i);
      first.add(ready(agents, data, false));
      again.add(ready(agents, data, true));
      killed.add(ready(agents, data, false));
    }
    report.add(Figure.median("up-ready-first-time", "ms", array(first)).atMost(4_000));
    report.add(Figure.median("up-ready-again", "ms", array(again)).atMost(4_000));
    report.add(Figure.median("up-ready-after-kill-9", "ms", array(killed)).atMost(6_000));
  }

  /// How long it takes to be ready; then it is ended, or killed.
  private static double ready(Path agents, Path data, boolean thenKilled) throws Exception {
    try (var up = up(agents, data)) {
      var _ = up.await("ready");
      double took = up.millisSinceStart();
      if (thenKilled) {
        up.kill();
      }
      return took;
    }
  }

  private static void rest(Path folder, Table report) throws Exception {
    var one = idle(agents(folder, 1), folder.resolve("one"));
    var many = idle(agents(folder, MANY), folder.resolve("many"));
    var empty = Files.createDirectories(folder.resolve("none"));
    var none = idle(empty, folder.resolve("nobody"));
    report.add(Figure.median("rss-nothing-awake", "MiB", one.rss()).atMost(300));
    report.add(Figure.median("pss-nothing-awake", "MiB", one.pss()));
    report.add(
        Figure.median("processes-of-an-idle-agent", "", one.processes() - none.processes())
            .atMost(0));
    report.add(
        Figure.median("rss-100-agents-more-than-one", "MiB", many.rss() - one.rss()).atMost(20));
  }

  private static Memory idle(Path agents, Path data) throws Exception {
    try (var up = up(agents, data)) {
      var _ = up.await("ready");
      LockSupport.parkNanos(IDLE);
      return Memory.of(up, data);
    }
  }

  private static Rouse up(Path agents, Path data) throws IOException {
    return Rouse.start("up", "--json", "--agents", agents.toString(), "--data", data.toString());
  }

  private static Path agents(Path folder, int count) throws IOException {
    var agents = Files.createDirectories(folder.resolve("agents-" + count));
    for (int i = 0; i < count; i++) {
      Files.writeString(agents.resolve(i + ".yaml"), agent(i));
    }
    return agents;
  }

  private static String agent(int number) {
    return """
    apiVersion: rouse.dev/v1alpha1
    kind: Agent
    metadata: {name: agent-%d}
    spec:
      systemMessage: You look after orders.
      runbook: {steps: [], answer: "order {{data.order}} is looked after"}
      triggers:
      - broker: {name: default, filters: [{exact: {type: com.example.order.placed}}]}
    """
        .formatted(number);
  }

  private static String text(Json line, String field) {
    return line.at(field)
        .map(found -> found instanceof Json.Str(var text) ? text : found.write())
        .orElse("");
  }

  private static double[] array(List<Double> samples) {
    return samples.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
