package dev.rouse.bench;

import dev.rouse.simulation.Report;
import dev.rouse.simulation.Simulation;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Plays worlds that crash. `--seed S` replays one and prints its story where it fails.
final class CrashBench implements Main.Bench {
  private static final int SEEDS = 1_000;

  /// What came of all worlds together.
  private static final class Sums {
    private final AtomicLong runs = new AtomicLong();
    private final AtomicLong effectsRepeated = new AtomicLong();
    private final AtomicLong tasksLost = new AtomicLong();
    private final AtomicLong runsUnended = new AtomicLong();
    private final AtomicLong same = new AtomicLong();
    private final AtomicLong sameInPart = new AtomicLong();
    private final AtomicLong promisesBroken = new AtomicLong();
    private final ConcurrentLinkedQueue<Report> failed = new ConcurrentLinkedQueue<>();

    void add(Report world) {
      long _ = runs.addAndGet(world.runs());
      long _ = effectsRepeated.addAndGet(world.effectsRepeated());
      long _ = tasksLost.addAndGet(world.tasksLost());
      long _ = runsUnended.addAndGet(world.runsUnended());
      long _ = same.addAndGet(world.same());
      long _ = sameInPart.addAndGet(world.sameInPart());
      if (world.failure().isPresent()) {
        long _ = promisesBroken.incrementAndGet();
        failed.add(world);
      }
    }
  }

  @Override
  public void run(Arguments arguments) throws InterruptedException {
    // Tools that throw are part of the play; the engine would show each one's stack.
    System.setProperty("org.slf4j.simpleLogger.log.dev.rouse.agent.engine", "off");
    long first = arguments.seed().orElse(1);
    long count = arguments.seeds().orElse(arguments.seed().isPresent() ? 1 : SEEDS);
    var report = Table.begin("crash", arguments);
    var sums = play(first, first + count);
    report.add(count("runs", sums.runs));
    report.add(count("effects-repeated", sums.effectsRepeated).atMost(0));
    report.add(count("tasks-lost", sums.tasksLost).atMost(0));
    report.add(count("runs-unended", sums.runsUnended).atMost(0));
    report.add(count("same-as-undisturbed", sums.same));
    report.add(count("same-until-an-accident", sums.sameInPart));
    report.add(count("promises-broken", sums.promisesBroken).atMost(0));
    sums.failed.stream().limit(1).forEach(System.err::println);
  }

  private static Sums play(long from, long until) throws InterruptedException {
    var sums = new Sums();
    var next = new AtomicLong(from);
    Runnable work =
        () -> {
          for (long seed = next.getAndIncrement(); seed < until; seed = next.getAndIncrement()) {
            sums.add(Simulation.play(seed));
          }
        };
    var threads =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(i -> Thread.ofPlatform().name("crash-" + i).start(work))
            .toList();
    for (var thread : threads) {
      thread.join();
    }
    return sums;
  }

  private static Figure count(String name, AtomicLong sum) {
    return Figure.median(name, "", (double) sum.get());
  }
}
