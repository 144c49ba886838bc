package dev.rouse.core.filter.cesql;

import dev.rouse.core.filter.cesql.Value.Kind;
import java.util.Optional;

/// What a part of an expression comes to.
///
/// @param failed whether something went wrong: then the value is false, zero or empty
record Result(Value value, boolean failed) {

  static Result of(Value value) {
    return new Result(value, false);
  }

  static Result of(boolean truth) {
    return of(new Value.Truth(truth));
  }

  /// What goes wrong where a value of this kind is wanted.
  static Result failure(Kind kind) {
    return new Result(kind.zero(), true);
  }

  /// The value as a truth; false where it is none.
  boolean holds() {
    return !failed && value.asTruth().orElse(false);
  }

  /// The value as one of this kind; empty where there is none.
  Optional<Value> as(Kind kind) {
    return failed ? Optional.empty() : value.as(kind);
  }
}
