package dev.rouse.core.task;

/// The id of a task and of the run that works on it.
public record RunId(String value) implements Comparable<RunId> {
  public RunId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a run's id is not empty");
    }
  }

  /// The id that an agent's task for this event has, whoever takes it in.
  public static RunId of(AgentId agent, String source, String eventId) {
    return new RunId(Digest.of(agent.namespace(), agent.name(), source, eventId));
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
