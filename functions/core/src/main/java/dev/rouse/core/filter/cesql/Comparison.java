package dev.rouse.core.filter.cesql;

import dev.rouse.core.filter.cesql.Value.Kind;

/// Comparisons: of equal things of any kind (the left becomes of the kind of the right), and of
/// numbers by their order.
enum Comparison {
  EQUAL("="),
  UNEQUAL("!="),
  OTHER("<>"),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  Result of(Result left, Result right) {
    return switch (this) {
      case EQUAL -> equality(left, right, true);
      case UNEQUAL, OTHER -> equality(left, right, false);
      case LESS, AT_MOST, GREATER, AT_LEAST -> order(left, right);
    };
  }

  private static Result equality(Result left, Result right, boolean wanted) {
    if (right.failed()) {
      return Result.failure(Kind.TRUTH);
    }
    return left.as(right.value().kind())
        .map(value -> Result.of(value.equals(right.value()) == wanted))
        .orElse(Result.failure(Kind.TRUTH));
  }

  private Result order(Result left, Result right) {
    var one = left.as(Kind.WHOLE).flatMap(Value::asWhole);
    var other = right.as(Kind.WHOLE).flatMap(Value::asWhole);
    return one.isPresent() && other.isPresent()
        ? Result.of(ordered(Integer.compare(one.get(), other.get())))
        : Result.failure(Kind.TRUTH);
  }

  private boolean ordered(int order) {
    return switch (this) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
      case EQUAL -> order == 0;
      case UNEQUAL, OTHER -> order != 0;
    };
  }
}
