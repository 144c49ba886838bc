package dev.rouse.bench.agent;

import dev.rouse.agent.engine.Clock;
import dev.rouse.agent.engine.Definitions;
import dev.rouse.agent.engine.Fibers;
import dev.rouse.agent.engine.Ports;
import dev.rouse.core.definition.Catalog;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Resolution;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.machine.Machine;
import dev.rouse.core.model.Message;
import dev.rouse.core.model.Model;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.Usage;
import dev.rouse.core.tool.Tools;

/// The agent that benches run: a model that calls one tool and then answers.
public final class BenchAgent {
  private static final String YAML =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: bench, namespace: bench}
      spec:
        systemMessage: You are measured.
        modelConfigRef: {name: fake}
        tools: [{name: time-now}]
        scaling: {concurrency: 200}
      ---
      apiVersion: rouse.dev/v1alpha1
      kind: ModelConfig
      metadata: {name: fake, namespace: bench}
      spec: {model: fake}
      """;

  private BenchAgent() {}

  public static Definition definition() {
    if (Resources.read(YAML, "bench") instanceof Resources.Result.Read(var resources)
        && resources.getFirst() instanceof Agent agent
        && Definition.resolve(agent, Catalog.of(resources))
            instanceof Resolution.Resolved(var definition)) {
      return definition;
    }
    throw new IllegalStateException("the bench's own agent cannot be read");
  }

  public static Ports ports(Journal journal, Tools tools) {
    var definition = definition();
    var known = new Definitions.Known(definition, new Machine(definition, definition.toolbox()));
    return new Ports(journal, _ -> known, model(), tools, Clock.system(), Fibers.virtual());
  }

  /// Two turns: a call, then an answer.
  private static Model model() {
    return (_, request) ->
        new ModelReply.Answered(
            request.messages().getLast() instanceof Message.Result
                ? ModelAnswer.text("done")
                : ModelAnswer.calling(new ToolRequest("time-now", "{}")),
            "fake",
            new Usage(100, 0, 10));
  }
}
