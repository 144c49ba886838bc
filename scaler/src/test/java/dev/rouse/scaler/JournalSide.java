package dev.rouse.scaler;

import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.Input;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.registry.Registry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;

/// What others do with the journal while the scaler watches it.
final class JournalSide implements AutoCloseable {
  private final Database database;
  private final PostgresJournal journal;
  private final Deque<RunRef> runs = new ArrayDeque<>();
  private int events;

  JournalSide(DatabaseSettings settings) {
    this.database = Database.open(settings);
    this.journal = new PostgresJournal(database);
  }

  AgentId register(String name, boolean suspended) {
    var agent = new AgentId("default", name);
    new Registry(database).put(agent, new RegisteredAgent("hash", "{}", suspended));
    return agent;
  }

  AgentId register(String name) {
    return register(name, false);
  }

  void takeIn(AgentId agent, int tasks) {
    var offers = new ArrayList<Offer>();
    for (int i = 0; i < tasks; i++) {
      offers.add(
          Offer.of(
              agent,
              Event.of(
                  "e" + events++,
                  "/tests/" + System.identityHashCode(this),
                  "test",
                  Json.of("go"))));
    }
    journal.takeIn(offers).forEach(taken -> {});
    offers.forEach(offer -> runs.add(offer.ref()));
  }

  /// Ends the oldest runs before anybody has begun them.
  void end(int count) {
    for (int i = 0; i < count; i++) {
      var _ = journal.tell(runs.remove(), new Input.Cancelled("tests", "enough"));
    }
  }

  /// Takes in or ends as many as it takes.
  void backlog(AgentId agent, int wanted) {
    int there = journal.backlog().getOrDefault(agent, 0);
    if (wanted > there) {
      takeIn(agent, wanted - there);
    } else {
      end(there - wanted);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
