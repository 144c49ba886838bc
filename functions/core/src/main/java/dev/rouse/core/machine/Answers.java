package dev.rouse.core.machine;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.resource.agent.Output;
import dev.rouse.core.schema.JsonSchema;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes a model's last word for the run's answer where it fits the agent's schema; else the model
/// is told what is wrong, a few times.
final class Answers {
  private static final int MOST_REPAIRS = 3;

  /// Models wrap JSON into a code block however often they are told not to.
  private static final Pattern FENCED =
      Pattern.compile("\\A\\s*```(?:json)?\\s*\\n(.*?)\\n?\\s*```\\s*\\z", Pattern.DOTALL);

  private final Optional<JsonSchema.Compiled> schema;

  Answers(Definition definition) {
    this.schema = definition.agent().output().map(Output::schema).map(JsonSchema::recompile);
  }

  Optional<Next> check(Turn turn, ModelAnswer answer) {
    if (answer.text().isBlank()) {
      return repair(turn, List.of("the answer is empty"));
    }
    if (schema.isEmpty()) {
      return turn.end(new Outcome.Completed(answer.text(), Optional.empty()));
    }
    String text = unwrapped(answer.text());
    try {
      var data = Json.parse(text);
      var violations = violations(schema.get(), data);
      return violations.isEmpty()
          ? turn.end(new Outcome.Completed(text, Optional.of(data)))
          : repair(turn, violations);
    } catch (MalformedJson malformed) {
      return repair(turn, List.of("the answer is no JSON: " + malformed.getMessage()));
    }
  }

  private static List<String> violations(JsonSchema.Compiled schema, Json data) {
    return switch (schema) {
      case JsonSchema.Compiled.Usable(var usable) -> usable.validate(data);
      case JsonSchema.Compiled.Unusable(var faults) -> faults;
    };
  }

  /// A runbook does not learn from being told.
  private static Optional<Next> repair(Turn turn, List<String> faults) {
    boolean hopeless = turn.standing().byRunbook();
    if (hopeless || turn.standing().tally().repairs() >= MOST_REPAIRS) {
      return turn.fail(Kind.OUTPUT, String.join("; ", faults));
    }
    return turn.add(new Step.Corrected(faults));
  }

  private static String unwrapped(String text) {
    var fenced = FENCED.matcher(text);
    return fenced.matches() ? fenced.group(1) : text;
  }
}
