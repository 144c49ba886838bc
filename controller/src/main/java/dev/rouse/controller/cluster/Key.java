package dev.rouse.controller.cluster;

/// Which object it is.
///
/// @param namespace empty for what has none
public record Key(Kind kind, String namespace, String name) {

  @Override
  public String toString() {
    return kind.kind() + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
