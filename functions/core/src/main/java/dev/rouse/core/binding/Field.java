package dev.rouse.core.binding;

import dev.rouse.core.rule.BrokenRule;
import java.util.Optional;
import java.util.function.Function;

/// A field that was asked for: it is there, or it is not, or it is there and wrong, which has been
/// said then.
public final class Field<T> {
  private static final String IS_REQUIRED = "is required";

  private final Fields owner;
  private final String name;
  private final Optional<T> value;
  private final boolean wrong;

  Field(Fields owner, String name, Optional<T> value, boolean wrong) {
    this.owner = owner;
    this.name = name;
    this.value = value;
    this.wrong = wrong;
  }

  /// The value, or `fallback` where none is written.
  public T or(T fallback) {
    return value.orElse(fallback);
  }

  public Optional<T> optional() {
    return value;
  }

  /// The value. Where it is not written, that is a fault and its owner is not built.
  public Optional<T> required() {
    return requiredElse(IS_REQUIRED);
  }

  /// The same, with what is said of it.
  public Optional<T> requiredElse(String why) {
    if (value.isEmpty()) {
      owner.hollow();
      say(why);
    }
    return value;
  }

  /// The value or, where there is none, which is a fault, something to look at the rest with.
  public T required(T standIn) {
    if (value.isEmpty()) {
      say(IS_REQUIRED);
    }
    return value.orElse(standIn);
  }

  private void say(String why) {
    if (!wrong) {
      owner.fault(name, why);
    }
  }

  /// Whether it is there and wrong.
  public boolean wrong() {
    return wrong;
  }

  /// The value as something else; what cannot be made of it is a fault.
  public <R> Field<R> as(Function<T, R> reader) {
    if (value.isEmpty()) {
      return new Field<>(owner, name, Optional.empty(), wrong);
    }
    try {
      return new Field<>(owner, name, Optional.of(reader.apply(value.get())), false);
    } catch (BrokenRule broken) {
      owner.fault(name, broken);
      return new Field<>(owner, name, Optional.empty(), true);
    }
  }
}
