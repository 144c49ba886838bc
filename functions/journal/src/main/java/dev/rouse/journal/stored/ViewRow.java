package dev.rouse.journal.stored;

import dev.rouse.core.journal.RunView;
import dev.rouse.core.step.stored.OutcomeJson;
import dev.rouse.journal.database.Row;
import java.sql.SQLException;

/// How a run stands, as its head and its last step say.
public final class ViewRow {

  /// Of `rouse.runs r`; a [RunView.State].
  public static final String STATE =
      """
      case
        when r.ended is not null then 'ENDED'
        when r.owner is null and r.epoch = 0 then 'QUEUED'
        when r.owner is null and (r.due is null or r.due > now()) then 'WAITING'
        else 'RUNNING'
      end\
      """;

  /// Of `rouse.runs r` and what [#JOIN] adds.
  public static final String COLUMNS =
      STATE + " as state, r.seq, r.epoch, r.attempts, last.body -> 'outcome' as outcome";

  /// The step that says how a run ended.
  public static final String JOIN =
      """
      left join rouse.steps last on r.ended is not null
        and last.namespace = r.namespace and last.run = r.id and last.seq = r.seq\
      """;

  private ViewRow() {}

  public static RunView read(Row row) throws SQLException {
    return new RunView(
        RunView.State.valueOf(row.text("state")),
        row.number("seq"),
        row.number("epoch"),
        row.number("attempts"),
        row.maybeObject("outcome").map(OutcomeJson::read));
  }
}
