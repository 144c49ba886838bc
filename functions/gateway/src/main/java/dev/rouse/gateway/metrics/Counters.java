package dev.rouse.gateway.metrics;

import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Taken;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/// What this process has counted since its start.
public final class Counters implements Source {
  private record Counted(Counter counter, AgentId agent, String result) {}

  private final ConcurrentMap<Counted, LongAdder> counts = new ConcurrentHashMap<>();

  public void count(Counter counter, AgentId agent, String result) {
    counts.computeIfAbsent(new Counted(counter, agent, result), _ -> new LongAdder()).increment();
  }

  /// Counts what an intake takes in.
  public Function<List<Offer>, List<Taken>> counting(Function<List<Offer>, List<Taken>> intake) {
    return offers -> {
      var taken = intake.apply(offers);
      for (int i = 0; i < taken.size(); i++) {
        count(Counter.TASKS, offers.get(i).agent(), result(taken.get(i)));
      }
      return taken;
    };
  }

  private static String result(Taken taken) {
    return switch (taken) {
      case Taken.New _ -> "NEW";
      case Taken.Known _ -> "KNOWN";
      case Taken.Joined _ -> "JOINED";
      case Taken.Rejected _ -> "REJECTED";
      case Taken.DifferentBody _ -> "DIFFERENT_BODY";
    };
  }

  @Override
  public void into(Exposition exposition) {
    for (var counter : Counter.values()) {
      var family = exposition.counter(counter.metric(), counter.help());
      counts.forEach((counted, count) -> {
        if (counted.counter() == counter) {
          family.of(counted.agent(), "result", counted.result(), count.sum());
        }
      });
    }
  }
}
