package dev.rouse.core.filter.cesql;

import dev.rouse.core.filter.cesql.Value.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A part of an expression.
sealed interface Node {

  /// What it comes to for an event with these attributes.
  Result of(Map<String, String> event);

  record Literal(Value value) implements Node {
    @Override
    public Result of(Map<String, String> event) {
      return Result.of(value);
    }
  }

  record Attribute(String name) implements Node {
    @Override
    public Result of(Map<String, String> event) {
      return Optional.ofNullable(event.get(name))
          .map(text -> Result.of(new Value.Text(text)))
          .orElse(Result.failure(Kind.TRUTH));
    }
  }

  record Exists(String name) implements Node {
    @Override
    public Result of(Map<String, String> event) {
      return Result.of(event.containsKey(name));
    }
  }

  record Not(Node node) implements Node {
    @Override
    public Result of(Map<String, String> event) {
      return node.of(event)
          .as(Kind.TRUTH)
          .flatMap(Value::asTruth)
          .map(truth -> Result.of(!truth))
          .orElse(Result.failure(Kind.TRUTH));
    }
  }

  record Minus(Node node) implements Node {
    @Override
    public Result of(Map<String, String> event) {
      return Arithmetic.MINUS.of(Result.of(new Value.Whole(0)), node.of(event));
    }
  }

  record Logic(Word word, Node left, Node right) implements Node {
    enum Word {
      AND,
      OR,
      XOR
    }

    @Override
    public Result of(Map<String, String> event) {
      boolean first = left.of(event).holds();
      return Result.of(
          switch (word) {
            case AND -> first && right.of(event).holds();
            case OR -> first || right.of(event).holds();
            case XOR -> first ^ right.of(event).holds();
          });
    }
  }

  record Computed(Arithmetic operation, Node left, Node right) implements Node {
    @Override
    public Result of(Map<String, String> event) {
      return operation.of(left.of(event), right.of(event));
    }
  }

  record Compared(Comparison comparison, Node left, Node right) implements Node {
    @Override
    public Result of(Map<String, String> event) {
      return comparison.of(left.of(event), right.of(event));
    }
  }

  record Matched(Node node, LikePattern pattern, boolean wanted) implements Node {
    @Override
    public Result of(Map<String, String> event) {
      return node.of(event)
          .as(Kind.TEXT)
          .map(value -> Result.of(pattern.matches(value.asText()) == wanted))
          .orElse(Result.failure(Kind.TRUTH));
    }
  }

  record Among(Node node, List<Node> set, boolean wanted) implements Node {
    public Among {
      set = List.copyOf(set);
    }

    /// Members become of the kind that the value is of; those that cannot are not equal to it.
    @Override
    public Result of(Map<String, String> event) {
      var value = node.of(event);
      if (value.failed()) {
        return Result.failure(Kind.TRUTH);
      }
      boolean found =
          set.stream()
              .flatMap(member -> member.of(event).as(value.value().kind()).stream())
              .anyMatch(value.value()::equals);
      return Result.of(found == wanted);
    }
  }

  record Called(Function function, List<Node> arguments) implements Node {
    public Called {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Result of(Map<String, String> event) {
      var results = arguments.stream().map(argument -> argument.of(event)).toList();
      boolean failed = results.stream().anyMatch(Result::failed);
      return failed
          ? Result.failure(Kind.TRUTH)
          : function
              .of(results.stream().map(Result::value).toList())
              .map(Result::of)
              .orElse(Result.failure(Kind.TRUTH));
    }
  }
}
