package dev.rouse.simulation.memory;

import dev.rouse.core.journal.Append.Spend;
import dev.rouse.core.journal.Delivery;
import dev.rouse.core.journal.Spent;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The tables, and the time that they go by.
public final class Database {
  private final Supplier<Instant> clock;
  private final Set<Omission> omissions;
  private final Registry registry = new Registry();
  private final Map<RunRef, Run> runs = new LinkedHashMap<>();
  private final Map<RunRef, Accepted> tasks = new LinkedHashMap<>();
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
  private final List<SpendRow> spend = new ArrayList<>();
  private final Sessions sessions = new Sessions();
  private final Processes processes = new Processes();
  private Instant upSince = Instant.MIN;

  /// A task that was taken in, and the run that works on it: its own, or the one that it joined.
  record Accepted(String fingerprint, RunId run) {}

  private record SpendRow(AgentId agent, Spend spend) {}

  public Database(Supplier<Instant> clock) {
    this(clock, Set.of());
  }

  /// One that leaves something out.
  public Database(Supplier<Instant> clock, Set<Omission> omissions) {
    this.clock = clock;
    this.omissions = Set.copyOf(omissions);
  }

  boolean leavesOut(Omission omission) {
    return omissions.contains(omission);
  }

  public Registry registry() {
    return registry;
  }

  /// It was down, and begins to answer now.
  public void restarted() {
    upSince = clock.get();
  }

  /// What is to go out, in the order in which it was written.
  public Collection<Delivery> deliveries() {
    return List.copyOf(deliveries.values());
  }

  Instant now() {
    return clock.get();
  }

  Instant upSince() {
    return upSince;
  }

  Sessions sessions() {
    return sessions;
  }

  Processes processes() {
    return processes;
  }

  Optional<Run> find(RunRef ref) {
    return Optional.ofNullable(runs.get(ref));
  }

  Collection<Run> runs() {
    return runs.values();
  }

  Optional<Accepted> accepted(RunRef task) {
    return Optional.ofNullable(tasks.get(task));
  }

  void accept(RunRef task, Accepted as) {
    tasks.put(task, as);
  }

  void insert(Run run) {
    runs.put(run.task.ref(), run);
  }

  /// One with a known id is there already.
  void deliver(Delivery delivery) {
    deliveries.putIfAbsent(delivery.id(), delivery);
  }

  void spend(AgentId agent, Spend spent) {
    spend.add(new SpendRow(agent, spent));
  }

  Spent spentSince(AgentId agent, Instant from) {
    long tokens = 0;
    var money = BigDecimal.ZERO;
    for (var row : spend) {
      if (row.agent().equals(agent) && !row.spend().at().isBefore(from)) {
        tokens += row.spend().tokens();
        money = money.add(row.spend().money());
      }
    }
    return new Spent(tokens, money);
  }
}
