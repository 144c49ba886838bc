package dev.rouse.core.filter.cesql;

import dev.rouse.core.filter.cesql.Value.Kind;
import java.util.Optional;

/// Calculations with whole numbers of 32 bits.
enum Arithmetic {
  TIMES("*"),
  DIVIDED("/"),
  REST("%"),
  PLUS("+"),
  MINUS("-");

  private final String sign;

  Arithmetic(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  Result of(Result left, Result right) {
    var one = left.as(Kind.WHOLE).flatMap(Value::asWhole);
    var other = right.as(Kind.WHOLE).flatMap(Value::asWhole);
    return one.isPresent() && other.isPresent()
        ? of(one.get(), other.get())
            .map(number -> Result.of(new Value.Whole(number)))
            .orElse(Result.failure(Kind.WHOLE))
        : Result.failure(Kind.WHOLE);
  }

  private Optional<Integer> of(int left, int right) {
    long exact =
        switch (this) {
          case TIMES -> (long) left * right;
          case DIVIDED -> right == 0 ? Long.MAX_VALUE : (long) left / right;
          case REST -> right == 0 ? Long.MAX_VALUE : (long) left % right;
          case PLUS -> (long) left + right;
          case MINUS -> (long) left - right;
        };
    return exact == (int) exact ? Optional.of((int) exact) : Optional.empty();
  }
}
