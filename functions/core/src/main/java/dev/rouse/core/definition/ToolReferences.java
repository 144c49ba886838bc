package dev.rouse.core.definition;

import dev.rouse.core.binding.Fault;
import dev.rouse.core.resource.agent.Runbook;
import dev.rouse.core.resource.agent.ToolRef;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.rule.Nearest;
import dev.rouse.core.rule.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The tools of an agent: those that it names, the agents that it may call, and those that only its
/// runbook uses.
final class ToolReferences {
  private final Agent agent;
  private final Catalog catalog;
  private final List<Fault> faults;
  private final Map<String, Tool> tools = new LinkedHashMap<>();

  ToolReferences(Agent agent, Catalog catalog, List<Fault> faults) {
    this.agent = agent;
    this.catalog = catalog;
    this.faults = faults;
  }

  List<Tool> resolve() {
    for (int i = 0; i < agent.tools().size(); i++) {
      named(agent.tools().get(i), "spec.tools[" + i + "]");
    }
    for (int i = 0; i < agent.agents().size(); i++) {
      callee(agent.agents().get(i).name(), "spec.agents[" + i + "]");
    }
    var steps = agent.runbook().map(Runbook::steps).orElse(List.of());
    for (int i = 0; i < steps.size(); i++) {
      step(steps.get(i), "spec.runbook.steps[" + i + "]");
    }
    return List.copyOf(tools.values());
  }

  private void named(ToolRef ref, String path) {
    var found = catalog.tool(agent.namespace(), ref.name());
    if (found.isEmpty()) {
      fault(path + ".name", noTool(ref.name()));
      return;
    }
    Tool tool = found.get();
    tools.put(ref.name(), tool.bare());
    if (ref.effect().filter(effect -> effect.compareTo(tool.effect()) < 0).isPresent()) {
      fault(
          path + ".effect",
          "may tighten the tool's `" + Word.of(tool.effect()) + "`, never loosen it");
    }
    if (!ref.only().isEmpty() && !tool.isServer()) {
      fault(path + ".only", "is for tool servers; `" + ref.name() + "` is one tool");
    }
  }

  private void callee(String name, String path) {
    catalog
        .agent(agent.namespace(), name)
        .ifPresentOrElse(
            callee ->
                tools.put(name, BuiltIns.calling(agent.namespace(), name, callee.description())),
            () ->
                fault(
                    path,
                    "there is no agent `"
                        + name
                        + "` in namespace `"
                        + agent.namespace()
                        + "`"
                        + Nearest.hint(name, catalog.names(Agent.class, agent.namespace()))));
  }

  private void step(Runbook.Step step, String path) {
    if (offeredByServer(step.tool())) {
      return;
    }
    var tool =
        Optional.ofNullable(tools.get(step.tool()))
            .or(() -> catalog.tool(agent.namespace(), step.tool()));
    if (tool.isEmpty()) {
      fault(path + ".tool", noTool(step.tool()));
    } else if (tool.get().isServer()) {
      fault(path + ".tool", "is a tool server; name one of its tools, and that in its `only`");
    } else {
      tools.putIfAbsent(step.tool(), tool.get().bare());
      RunbookArguments.faults(step, tool.get())
          .forEach(fault -> fault(path + ".arguments" + fault.path(), fault.message()));
    }
  }

  /// Which tools a server has is not known here; what the agent names of them is taken for granted.
  private boolean offeredByServer(String tool) {
    return agent.tools().stream().anyMatch(ref -> ref.only().contains(tool));
  }

  private String noTool(String name) {
    var names =
        Stream.concat(
                catalog.names(Tool.class, agent.namespace()).stream(), tools.keySet().stream())
            .distinct()
            .toList();
    return "there is no tool `"
        + name
        + "` in namespace `"
        + agent.namespace()
        + "`, nor a built-in one"
        + Nearest.hint(name, names);
  }

  private void fault(String path, String message) {
    faults.add(Fault.at(path, message));
  }
}
