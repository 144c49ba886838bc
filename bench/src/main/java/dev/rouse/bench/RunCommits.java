package dev.rouse.bench;

import dev.rouse.agent.engine.Engine;
import dev.rouse.bench.agent.BenchAgent;
import dev.rouse.bench.machine.BenchPostgres;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the transactions that a run of two model calls and one tool call costs its process, its
/// claim or owned insert included: the verbs that the engine calls for it, each one transaction.
final class RunCommits {
  /// What the process does whether or not there is a run, and what only reads.
  private static final Set<String> NOT_FOR_THE_RUN = Set.of("start", "heartbeat", "claim", "look");

  private RunCommits() {}

  static Figure measure(BenchPostgres postgres) throws InterruptedException {
    var agent = new AgentId(BenchPostgres.NAMESPACE, "bench");
    var definition = BenchAgent.definition();
    postgres.register(agent, RegisteredAgent.of(definition));
    var commits = new AtomicInteger();
    var journal = counting(postgres.journal(), commits);
    var engine =
        new Engine(
            new Process(agent, "bench-0", "incarnation-1"),
            200,
            BenchAgent.ports(journal, _ -> new ToolResult.Ok("noon", false)));
    engine.start();
    var samples = new double[20];
    for (int i = 0; i < samples.length; i++) {
      commits.set(0);
      var offer = Offer.of(agent, Event.of("c" + i, "/bench", "bench", Json.of("go")));
      var _ = engine.takeHere(offer);
      while (postgres.journal().look(offer.ref()).flatMap(v -> v.outcome()).isEmpty()) {
        Thread.onSpinWait();
      }
      samples[i] = commits.get();
    }
    engine.drain(Duration.ofSeconds(5));
    return Figure.median("commits-2-model-calls-1-tool-call", "commits", samples);
  }

  private static Journal counting(Journal journal, AtomicInteger commits) {
    return (Journal)
        Proxy.newProxyInstance(
            RunCommits.class.getClassLoader(),
            new Class<?>[] {Journal.class},
            (_, method, arguments) -> {
              if (!NOT_FOR_THE_RUN.contains(method.getName())) {
                var _ = commits.incrementAndGet();
              }
              try {
                return method.invoke(journal, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause() == null ? thrown : thrown.getCause();
              }
            });
  }
}
