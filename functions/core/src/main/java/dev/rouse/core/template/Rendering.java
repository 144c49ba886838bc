package dev.rouse.core.template;

import java.util.function.Function;

/// What became of a template over a scope.
public sealed interface Rendering<T> {

  /// Every hole is filled.
  record Rendered<T>(T value) implements Rendering<T> {}

  /// A hole's path found nothing.
  record Missing<T>(Path path) implements Rendering<T> {
    public String message() {
      return "`{{" + path + "}}` finds nothing";
    }
  }

  default <R> Rendering<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Rendered<T>(T value) -> new Rendered<>(change.apply(value));
      case Missing<T>(Path path) -> new Missing<>(path);
    };
  }
}
