package dev.rouse.bench;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.run.RunState;
import dev.rouse.core.step.CallIds;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.step.Usage;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Folds a run of two hundred steps: turns, intents, results.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class FoldBenchmark {
  private static final int STEPS = 200;

  private final Task task = task();
  private final List<Entry> entries = entries();

  @Benchmark
  public RunState fold() {
    return RunState.fold(task, 1, entries);
  }

  private static Task task() {
    var agent = new AgentId("bench", "agent");
    var event = Event.of("1", "/bench", "bench", Json.of("go"));
    return Offer.of(agent, event).accepted(Instant.EPOCH);
  }

  private static List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    while (entries.size() + 4 <= STEPS) {
      int answer = entries.size() + 1;
      var request = new ToolRequest("kubectl-list", "{\"resource\":\"pods\"}");
      add(
          entries,
          new Step.Answered(
              ModelAnswer.calling(request, request),
              "gpt",
              new Usage(100, 0, 10),
              Optional.empty()));
      String first = CallIds.of(answer, 0);
      String second = CallIds.of(answer, 1);
      add(
          entries,
          new Step.Intended(
              List.of(new Intent(first, Effect.READ), new Intent(second, Effect.READ))));
      add(entries, new Step.Returned(first, new ToolResult.Ok("web-1", false)));
      add(entries, new Step.Returned(second, new ToolResult.Ok("web-2", false)));
    }
    return entries;
  }

  private static void add(List<Entry> entries, Step step) {
    var at = Instant.EPOCH.plusSeconds(entries.size());
    entries.add(new Entry(entries.size() + 1, 1, at, "definition", step));
  }
}
