package dev.rouse.core.task;

/// An agent's full name.
public record AgentId(String namespace, String name) implements Comparable<AgentId> {
  public AgentId {
    if (namespace.isEmpty() || name.isEmpty()) {
      throw new IllegalArgumentException("an agent has a namespace and a name");
    }
  }

  /// Reads `namespace/name`.
  public static AgentId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash != text.lastIndexOf('/') || slash == text.length() - 1) {
      throw new IllegalArgumentException("'" + text + "' is not namespace/name");
    }
    return new AgentId(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public int compareTo(AgentId other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
