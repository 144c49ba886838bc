package dev.rouse.core.resource.agent;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Scope;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.template.Condition;
import dev.rouse.core.template.JsonTemplate;
import dev.rouse.core.template.Template;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
          .written("tool", tool)
          .hold();
    }

    /// Reads a step that may use what has the names `before` it.
    static Optional<Step> read(Fields in, Set<String> before) {
      String name = in.requiredText("name");
      String tool = in.requiredText("tool");
      var when = in.text("when").as(text -> condition(text, in.written(), before)).optional();
      var arguments =
          in.object("arguments")
              .as(object -> arguments(object, in.written(), before))
              .or(new JsonTemplate(Json.Obj.EMPTY));
      if (!before.add(name) && !Scope.EVENT.contains(name)) {
        in.fault("name", "is the name of an earlier step");
      }
      return in.build(() -> new Step(name, tool, when, arguments));
    }

    private static Condition condition(String text, boolean written, Set<String> names) {
      var condition = new Condition(text);
      var fault = written ? condition.fault(names) : Optional.<String>empty();
      if (fault.isPresent()) {
        throw new BrokenRule(fault.get());
      }
      return condition;
    }

    private static JsonTemplate arguments(Json.Obj object, boolean written, Set<String> names) {
      var arguments = new JsonTemplate(object);
      if (written) {
        arguments.check(template -> Scope.check(template.roots(), names));
      }
      return arguments;
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

  public static Optional<Runbook> read(Fields in) {
    var names = new HashSet<>(Scope.EVENT);
    var steps = in.parts("steps", step -> Step.read(step, names)).or(List.of());
    var answer = Scope.template(in, "answer", names).required(Template.parse(""));
    return in.build(() -> new Runbook(steps, answer));
  }

  public Json.Obj toJson() {
    return Json.object()
        .some("steps", steps.stream().map(Step::toJson).toList())
        .put("answer", answer.toString())
        .done();
  }
}
