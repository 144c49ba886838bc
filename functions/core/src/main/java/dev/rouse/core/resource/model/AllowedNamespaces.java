package dev.rouse.core.resource.model;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.NamespacesFrom;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.rule.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From which namespaces a model config may be referred to, beside its own.
public sealed interface AllowedNamespaces {

  /// None.
  record Same() implements AllowedNamespaces {}

  /// Every one.
  record All() implements AllowedNamespaces {}

  /// Those whose labels fit all of this.
  record Selector(Map<String, String> matchLabels, List<Expression> matchExpressions)
      implements AllowedNamespaces {
    public Selector {
      matchLabels = Map.copyOf(matchLabels);
      matchExpressions = List.copyOf(matchExpressions);
    }
  }

  /// One requirement of a label selector.
  record Expression(String key, Operator operator, List<String> values) {

    /// How a label is compared.
    public enum Operator {
      IN,
      NOT_IN,
      EXISTS,
      DOES_NOT_EXIST
    }

    public Expression {
      values = List.copyOf(values);
      boolean listed = operator == Operator.IN || operator == Operator.NOT_IN;
      Rules.of()
          .written("key", key)
          .that(
              listed != values.isEmpty(), "values", listed ? "must not be empty" : "must be empty")
          .hold();
    }

    static Optional<Expression> read(Fields in) {
      String key = in.requiredText("key");
      var operator = in.word("operator", Operator.class).required();
      var values = in.texts("values").or(List.of());
      return in.build(() -> new Expression(key, operator.orElseThrow(), values));
    }

    private boolean fits(Map<String, String> labels) {
      return switch (operator) {
        case IN -> labels.containsKey(key) && values.contains(labels.get(key));
        case NOT_IN -> !labels.containsKey(key) || !values.contains(labels.get(key));
        case EXISTS -> labels.containsKey(key);
        case DOES_NOT_EXIST -> !labels.containsKey(key);
      };
    }

    private Json.Obj toJson() {
      return Json.object()
          .put("key", key)
          .put("operator", Word.of(operator))
          .someTexts("values", values)
          .done();
    }
  }

  static Optional<AllowedNamespaces> read(Fields in) {
    var written = in.word("from", NamespacesFrom.class);
    var from = written.or(Defaults.ALLOWED_NAMESPACES);
    var selector = in.part("selector", AllowedNamespaces::readSelector).optional();
    boolean selects = from == NamespacesFrom.SELECTOR;
    if (!written.wrong() && selects != in.has("selector")) {
      in.fault("selector", selects ? "is required" : "goes with `from: Selector` only");
    }
    return in.build(() ->
        switch (from) {
          case SAME -> new Same();
          case ALL -> new All();
          case SELECTOR -> selector.orElse(new Selector(Map.of(), List.of()));
        });
  }

  private static Optional<Selector> readSelector(Fields in) {
    var labels = in.textMap("matchLabels").or(Map.of());
    var expressions = in.parts("matchExpressions", Expression::read).or(List.of());
    return in.build(() -> new Selector(labels, expressions));
  }

  /// Whether another namespace, with these labels, may refer to it.
  default boolean allow(Map<String, String> labels) {
    return switch (this) {
      case Same _ -> false;
      case All _ -> true;
      case Selector(var wanted, var expressions) ->
          labels.entrySet().containsAll(wanted.entrySet())
              && expressions.stream().allMatch(expression -> expression.fits(labels));
    };
  }

  default Json.Obj toJson() {
    var json = Json.object();
    return switch (this) {
      case Same _ -> json.put("from", "Same").done();
      case All _ -> json.put("from", "All").done();
      case Selector(var matchLabels, var expressions) -> {
        var selector =
            Json.object()
                .put("matchLabels", Json.texts(matchLabels))
                .some("matchExpressions", expressions.stream().map(Expression::toJson).toList());
        yield json.put("from", "Selector").put("selector", selector).done();
      }
    };
  }
}
