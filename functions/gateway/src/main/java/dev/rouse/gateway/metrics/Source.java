package dev.rouse.gateway.metrics;

/// Something that has figures to tell.
@FunctionalInterface
public interface Source {
  void into(Exposition exposition);
}
