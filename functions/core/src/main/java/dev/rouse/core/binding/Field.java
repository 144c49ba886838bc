package dev.rouse.core.binding;

import dev.rouse.core.rule.BrokenRule;
import java.util.Optional;
import java.util.function.Function;

/// A field that was asked for: it is there, or it is not, or it is there and wrong, which has been
/// said then.
public final class Field<T> {
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
    if (value.isEmpty()) {
      owner.hollow();
      say();
    }
    return value;
  }

  /// The value or, where there is none, which is a fault, something to look at the rest with.
  public T required(T standIn) {
    if (value.isEmpty()) {
      say();
    }
    return value.orElse(standIn);
  }

  private void say() {
    if (!wrong) {
      owner.missing(name);
    }
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
