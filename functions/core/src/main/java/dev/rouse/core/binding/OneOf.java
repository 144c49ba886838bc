package dev.rouse.core.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Fields of which exactly one is to be there.
public final class OneOf<T> {
  private final Fields fields;
  private final List<String> names = new ArrayList<>();
  private final List<String> present = new ArrayList<>();
  private Optional<T> value = Optional.empty();

  OneOf(Fields fields) {
    this.fields = fields;
  }

  /// A field that is an object.
  public OneOf<T> part(String name, Function<Fields, Optional<? extends T>> reader) {
    return or(name, fields.part(name, in -> reader.apply(in).map(made -> (T) made)).optional());
  }

  /// A field that was read already.
  public OneOf<T> or(String name, Optional<? extends T> read) {
    names.add(name);
    if (fields.has(name)) {
      present.add(name);
    }
    read.ifPresent(made -> value = Optional.of(made));
    return this;
  }

  /// The one that is there; any other number of them is a fault.
  public Optional<T> required() {
    if (present.isEmpty()) {
      fields.fault("", "must say one of " + quoted(names));
    }
    if (value.isEmpty()) {
      fields.hollow();
    }
    return optional();
  }

  /// The one that is there, if any; more are a fault.
  public Optional<T> optional() {
    if (present.size() > 1) {
      fields.fault("", "must say only one of " + quoted(present));
    }
    return value;
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
