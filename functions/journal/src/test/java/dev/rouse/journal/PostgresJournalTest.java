package dev.rouse.journal;

import dev.rouse.journal.contract.JournalContract;
import dev.rouse.journal.contract.JournalFixture;
import dev.rouse.journal.embedded.PostgresFixture;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The contract, where an agent would act with the agent's own database role.
final class PostgresJournalTest extends JournalContract {
  private static @Nullable PostgresFixture fixture;

  @BeforeAll
  static void open() {
    fixture = PostgresFixture.open();
  }

  @Override
  protected JournalFixture fixture() {
    return Objects.requireNonNull(fixture);
  }

  @AfterAll
  static void close() {
    Objects.requireNonNull(fixture).close();
  }
}
