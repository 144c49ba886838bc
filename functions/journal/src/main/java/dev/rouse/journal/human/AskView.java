package dev.rouse.journal.human;

import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.stored.InputJson;
import dev.rouse.core.step.stored.StepJson;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// A question to humans and what became of it.
///
/// @param decision present once somebody has decided
/// @param over nobody can decide it any more: the deadline has passed, or the run has ended
public record AskView(
    RunRef run,
    AgentId agent,
    Ask ask,
    Instant askedAt,
    Optional<Input.Decided> decision,
    Optional<Instant> decidedAt,
    boolean over) {

  /// Whether somebody can still decide it.
  public boolean open() {
    return decision.isEmpty() && !over;
  }

  /// Of `rouse.asks a` and its run `r`.
  public static final String OVER =
      """
      (a.deadline <= now() or r.ended is not null or exists (
        select from rouse.steps s
        where s.namespace = a.namespace and s.run = a.run and s.seq > a.seq
          and s.body ->> 'kind' = 'expired' and s.body ->> 'call' = a.body ->> 'call'))\
      """;

  /// Of `rouse.asks a` and its run `r`.
  public static final String COLUMNS =
      "a.namespace, a.run, a.agent, a.body, a.asked_at, a.decision, a.decided_at, "
          + OVER
          + " as over";

  /// Reads these columns.
  public static AskView read(Row row) throws SQLException {
    return new AskView(
        new RunRef(row.text("namespace"), new RunId(row.text("run"))),
        new AgentId(row.text("namespace"), row.text("agent")),
        ((Step.Asked) StepJson.read(row.object("body"))).ask(),
        row.instant("asked_at"),
        row.maybeObject("decision").map(json -> (Input.Decided) InputJson.read(json)),
        row.maybeInstant("decided_at"),
        row.flag("over"));
  }
}
