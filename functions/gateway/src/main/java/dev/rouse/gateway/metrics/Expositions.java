package dev.rouse.gateway.metrics;

import java.util.List;
import java.util.function.Predicate;

/// All that there is to tell, from all who tell it.
public record Expositions(List<Source> sources) {
  public Expositions {
    sources = List.copyOf(sources);
  }

  /// In Prometheus' text format.
  ///
  /// @param visible the namespaces to tell of
  public String of(Predicate<String> visible) {
    var exposition = new Exposition(visible);
    sources.forEach(source -> source.into(exposition));
    return exposition.toString();
  }
}
