package dev.rouse.core.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/// The two keywords with expressions, by RE2 in the place of the library's backtracking ones.
final class LinearPatterns implements EvaluatorFactory {

  @Override
  public Optional<Evaluator> create(SchemaParsingContext context, String keyword, JsonNode node) {
    if (keyword.equals("pattern") && node.isString()) {
      return Optional.of(pattern(compiled(node.asString())));
    }
    return keyword.equals("patternProperties") && node.isObject()
        ? Optional.of(properties(context, node))
        : Optional.empty();
  }

  private static Pattern compiled(String expression) {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException malformed) {
      throw new UnreadablePattern(expression, malformed);
    }
  }

  private static Evaluator pattern(Pattern pattern) {
    return (_, node) ->
        !node.isString() || pattern.matcher(node.asString()).find()
            ? Evaluator.Result.success()
            : Evaluator.Result.failure("does not match `" + pattern + "`");
  }

  private static Evaluator properties(SchemaParsingContext context, JsonNode node) {
    var schemas = new LinkedHashMap<Pattern, String>();
    node.asObject()
        .forEach((name, schema) -> schemas.put(compiled(name), context.getAbsoluteUri(schema)));
    return (checking, value) -> {
      if (!value.isObject()) {
        return Evaluator.Result.success();
      }
      var evaluated = new LinkedHashSet<String>();
      boolean valid = true;
      for (Map.Entry<String, JsonNode> field : value.asObject().entrySet()) {
        for (Map.Entry<Pattern, String> schema : schemas.entrySet()) {
          if (schema.getKey().matcher(field.getKey()).find()) {
            evaluated.add(field.getKey());
            valid &= checking.resolveInternalRefAndValidate(schema.getValue(), field.getValue());
          }
        }
      }
      return valid ? Evaluator.Result.success(evaluated) : Evaluator.Result.failure();
    };
  }

  /// An expression that RE2 does not know.
  static final class UnreadablePattern extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadablePattern(String expression, PatternSyntaxException why) {
      super("`" + expression + "` is no RE2 expression: " + why.getDescription());
    }
  }
}
