package dev.rouse.core.resource.agent;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Scope;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.template.Condition;
import dev.rouse.core.template.JsonTemplate;
import dev.rouse.core.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an agent does without a model: tool calls in order, and an answer made of their results.
public record Runbook(List<Step> steps, Template answer) {
  private static final int MOST_STEPS = 100;

  public Runbook {
    steps = List.copyOf(steps);
    Rules.of()
        .atMost(MOST_STEPS, "steps", steps.size())
        .distinct("steps", steps.stream().map(Step::name).toList())
        .hold();
  }

  /// One tool call.
  ///
  /// @param name what its result is called in later steps and in the answer
  /// @param when the call is left out where this does not hold
  public record Step(String name, String tool, Optional<Condition> when, JsonTemplate arguments) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    public Step {
      Rules.of()
          .that(
              IDENTIFIER.matcher(name).matches(),
              "name",
              "must be letters, digits and _, as conditions and templates use it")
          .that(
              !Scope.EVENT.contains(name),
              "name",
              "must not be `" + name + "`: that is a name of the event's")
          .dnsLabel("tool", tool)
          .hold();
    }

    Json.Obj toJson() {
      return Json.object()
          .put("name", name)
          .put("tool", tool)
          .maybeText("when", when.map(Condition::expression))
          .put("arguments", arguments.source())
          .done();
    }
  }

  public Json.Obj toJson() {
    return Json.object()
        .some("steps", steps.stream().map(Step::toJson).toList())
        .put("answer", answer.toString())
        .done();
  }
}
