package dev.rouse.core.definition;

import dev.rouse.core.binding.Fault;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.agent.Runbook;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.rule.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a runbook's step gives its tool. The values are not there yet; their names are.
final class RunbookArguments {
  private RunbookArguments() {}

  static List<Fault> faults(Runbook.Step step, Tool tool) {
    var faults = new ArrayList<Fault>();
    var given = step.arguments().source().fields().keySet();
    var known = tool.parameters().properties().fields().keySet();
    given.stream()
        .filter(name -> !known.contains(name))
        .map(name -> Fault.at("." + name, unknown(name, tool, known)))
        .forEach(faults::add);
    tool.parameters().schema().get("required").stream()
        .flatMap(required -> ((Json.Arr) required).items().stream())
        .map(name -> ((Json.Str) name).value())
        .filter(name -> !given.contains(name))
        .map(name -> Fault.at("", "lacks `" + name + "`, which `" + tool.name() + "` requires"))
        .forEach(faults::add);
    return faults;
  }

  private static String unknown(String name, Tool tool, Set<String> known) {
    return "`" + tool.name() + "` has no parameter `" + name + "`" + Nearest.hint(name, known);
  }
}
