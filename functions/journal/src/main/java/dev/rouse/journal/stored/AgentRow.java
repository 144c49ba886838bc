package dev.rouse.journal.stored;

import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.journal.database.Row;
import java.sql.SQLException;

/// An agent's definition as the registry's row has it.
public final class AgentRow {
  /// Of `rouse.agents a`.
  public static final String COLUMNS = "a.hash, a.definition, a.suspended";

  private AgentRow() {}

  public static RegisteredAgent read(Row row) throws SQLException {
    return new RegisteredAgent(row.text("hash"), row.text("definition"), row.flag("suspended"));
  }
}
