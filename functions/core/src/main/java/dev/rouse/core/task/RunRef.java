package dev.rouse.core.task;

/// Where a run is found: every key of the journal begins with the namespace.
public record RunRef(String namespace, RunId id) implements Comparable<RunRef> {

  @Override
  public int compareTo(RunRef other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return namespace + "/" + id;
  }
}
