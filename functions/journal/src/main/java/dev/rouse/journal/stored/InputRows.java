package dev.rouse.journal.stored;

import dev.rouse.core.json.Json;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.stored.InputJson;
import dev.rouse.journal.database.Row;
import java.sql.SQLException;
import java.util.List;

/// A run's inputs, in order.
public final class InputRows {
  /// Of a run `c`, those that none of its steps has heard.
  public static final String UNHEARD =
      """
      (select coalesce(json_agg(json_build_array(i.number, i.body) order by i.number), '[]')
        from rouse.inputs i
        where i.namespace = c.namespace and i.run = c.id and i.number > c.heard) as inputs\
      """;

  private InputRows() {}

  public static List<Numbered> read(Row row) throws SQLException {
    return ((Json.Arr) Json.stored(row.text("inputs")))
        .items().stream().map(InputRows::input).toList();
  }

  private static Numbered input(Json stored) {
    var parts = ((Json.Arr) stored).items();
    return new Numbered(StepRows.number(parts.get(0)), InputJson.read((Json.Obj) parts.get(1)));
  }
}
