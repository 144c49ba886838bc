package dev.rouse.core.resource;

/// Which namespaces may refer to something, beside its own.
public enum NamespacesFrom {
  /// None.
  SAME,
  /// Every one.
  ALL,
  /// Those that a label selector fits.
  SELECTOR
}
