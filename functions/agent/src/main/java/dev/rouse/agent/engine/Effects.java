package dev.rouse.agent.engine;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.machine.Fact;
import dev.rouse.core.machine.Next;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.tool.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Performs one run's effects, each on a thread of its own, so that it can be stopped.
final class Effects {
  private final Definition definition;
  private final AgentId agent;
  private final Ports ports;
  private final Patience patience;
  private final List<Running<?>> running = new ArrayList<>();
  private boolean hurried;

  Effects(Definition definition, AgentId agent, Ports ports, Patience patience) {
    this.definition = definition;
    this.agent = agent;
    this.ports = ports;
    this.patience = patience;
  }

  /// Whether the agent's budget forbids what is due. Asked before the look at the lease: the
  /// journal may take its time to answer.
  Optional<Fact> forbidden(Next next) throws InterruptedException {
    if (next instanceof Next.AskModel ask) {
      for (var window : ask.windows()) {
        if (window.reachedBy(
            patience.until(() -> ports.journal().spentSince(agent, window.from())))) {
          return Optional.of(new Fact.OverBudget(window.name(), window.until()));
        }
      }
    }
    return Optional.empty();
  }

  /// Performs what is due. No facts come of what was abandoned.
  List<Fact> perform(Next next) throws InterruptedException {
    return switch (next) {
      case Next.AskModel ask -> ask(ask);
      case Next.CallTools(var calls) -> call(calls);
      case Next.Sleep _, Next.Rest _, Next.End _ -> List.of();
    };
  }

  /// From now on only what changes something is let end, and nothing begins.
  synchronized void hurry() {
    hurried = true;
    interruptReads();
  }

  synchronized void stop() {
    hurried = true;
    running.forEach(Running::interrupt);
  }

  /// Stops what may be stopped: a model call, a tool that only reads.
  synchronized void interruptReads() {
    running.stream().filter(Running::repeatable).forEach(Running::interrupt);
  }

  private List<Fact> ask(Next.AskModel ask) throws InterruptedException {
    var reply = begin("model", true, () -> ports.model().ask(definition, ask.request()));
    reply.await();
    return reply.result().<List<Fact>>map(r -> List.of(replied(ask, r))).orElse(List.of());
  }

  private static Fact replied(Next.AskModel ask, ModelReply reply) {
    return new Fact.Replied(ask, reply);
  }

  private List<Fact> call(List<ToolCall> calls) throws InterruptedException {
    var begun = new ArrayList<Running<ToolResult>>();
    for (var call : calls) {
      boolean reads = call.effect() == Effect.READ;
      begun.add(begin("tool-" + call.id(), reads, () -> ports.tools().call(call)));
    }
    for (var each : begun) {
      each.await();
    }
    var results = new HashMap<String, ToolResult>();
    for (int i = 0; i < calls.size(); i++) {
      String id = calls.get(i).id();
      begun.get(i).result().ifPresent(result -> results.put(id, result));
    }
    return results.isEmpty() ? List.of() : List.of(new Fact.Returned(results));
  }

  private synchronized <T> Running<T> begin(
      String name, boolean repeatable, Running.Effect<T> effect) {
    running.removeIf(Running::ended);
    var begun = new Running<>(repeatable, effect);
    if (!hurried) {
      begun.begin(ports.fibers(), name);
      running.add(begun);
    }
    return begun;
  }
}
