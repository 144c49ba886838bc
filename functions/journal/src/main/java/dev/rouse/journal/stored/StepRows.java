package dev.rouse.journal.stored;

import dev.rouse.core.json.Json;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.stored.StepJson;
import dev.rouse.journal.database.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/// A run's steps, in order.
public final class StepRows {
  /// Of a run `c`; the place of each part is what [#entry] reads.
  public static final String COLUMN =
      """
      (select coalesce(json_agg(json_build_array(s.seq, s.epoch, s.at, s.definition, s.body)
          order by s.seq), '[]')
        from rouse.steps s
        where s.namespace = c.namespace and s.run = c.id) as steps\
      """;

  private StepRows() {}

  public static List<Entry> read(Row row) throws SQLException {
    return ((Json.Arr) Json.stored(row.text("steps")))
        .items().stream().map(StepRows::entry).toList();
  }

  /// One step as a row of its own.
  public static Entry row(Row row) throws SQLException {
    return new Entry(
        row.number("seq"),
        row.number("epoch"),
        row.instant("at"),
        row.text("definition"),
        StepJson.read(row.object("body")));
  }

  private static Entry entry(Json stored) {
    var parts = ((Json.Arr) stored).items();
    return new Entry(
        number(parts.get(0)),
        number(parts.get(1)),
        instant(parts.get(2)),
        text(parts.get(3)),
        StepJson.read((Json.Obj) parts.get(4)));
  }

  static int number(Json stored) {
    BigDecimal value = ((Json.Num) stored).value();
    return value.intValueExact();
  }

  private static Instant instant(Json stored) {
    return OffsetDateTime.parse(text(stored)).toInstant();
  }

  private static String text(Json stored) {
    return ((Json.Str) stored).value();
  }
}
