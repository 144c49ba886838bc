package dev.rouse.journal.people;

import dev.rouse.journal.database.Row;
import java.sql.SQLException;
import java.util.Optional;

/// The event behind a task, without its data.
public record Cause(String source, String id, String type, Optional<String> subject) {
  static final String COLUMNS = "e.source, e.id as event_id, e.type, e.subject";

  /// Of the column `event` of a page `p`: read for the lines that are shown, not for all.
  static final String JOIN =
      "cross join lateral json_to_record(p.event) as e(source text, id text, type text, subject text)";

  static Cause read(Row row) throws SQLException {
    return new Cause(
        row.text("source"), row.text("event_id"), row.text("type"), row.maybeText("subject"));
  }
}
