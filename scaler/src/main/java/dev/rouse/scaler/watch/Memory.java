package dev.rouse.scaler.watch;

import dev.rouse.core.task.AgentId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The last reading of the journal. Any thread may ask; nobody waits.
public final class Memory {

  /// @param fresh whether the journal could be read when this was last tried
  private record State(Optional<Reading> last, boolean fresh) {}

  private volatile State state = new State(Optional.empty(), false);

  /// What is known of an agent's backlog.
  public Known of(AgentId agent) {
    var now = state;
    if (now.last().isEmpty()) {
      return new Known.Unread();
    }
    var reading = now.last().get();
    if (reading.active(agent) || reading.agents().contains(agent)) {
      return new Known.Runs(reading.backlog().getOrDefault(agent, 0));
    }
    return now.fresh() ? new Known.NoSuchAgent() : new Known.Unread();
  }

  /// The agents that have something due.
  public Set<AgentId> active() {
    return state.last().map(reading -> reading.backlog().keySet()).orElse(Set.of());
  }

  /// What is due, of the agents that have anything.
  public Map<AgentId, Integer> due() {
    return last().backlog();
  }

  /// How many agents there are.
  public int agents() {
    return last().agents().size();
  }

  /// All that is due.
  public long backlog() {
    return last().backlog().values().stream().mapToLong(Integer::longValue).sum();
  }

  /// Whether the journal has ever been read, so that there is an answer.
  public boolean ready() {
    return state.last().isPresent();
  }

  /// Whether the journal could be read when this was last tried.
  public boolean fresh() {
    return state.fresh();
  }

  Reading last() {
    return state.last().orElse(Reading.NOTHING);
  }

  void remember(Reading reading) {
    state = new State(Optional.of(reading), true);
  }

  void failed() {
    state = new State(state.last(), false);
  }
}
