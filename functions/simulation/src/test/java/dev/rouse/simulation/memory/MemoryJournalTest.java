package dev.rouse.simulation.memory;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.contract.JournalContract;
import dev.rouse.journal.contract.JournalFixture;
import java.time.Duration;
import java.time.Instant;

/// The contract that the journal on PostgreSQL passes too.
final class MemoryJournalTest extends JournalContract {
  private final Fixture fixture = new Fixture();

  @Override
  protected JournalFixture fixture() {
    return fixture;
  }

  private static final class Fixture implements JournalFixture {
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final Database database = new Database(() -> now);
    private final MemoryJournal journal = new MemoryJournal(database);

    @Override
    public Journal gateway() {
      return journal;
    }

    @Override
    public Journal agent() {
      return journal;
    }

    @Override
    public String namespace() {
      return "contract";
    }

    @Override
    public void register(AgentId agent, RegisteredAgent definition) {
      database.registry().put(agent, definition);
    }

    @Override
    public void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant now() {
      return now;
    }
  }
}
