package dev.rouse.journal.run;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Delivery;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.stored.OutcomeJson;
import dev.rouse.core.step.stored.StepJson;
import dev.rouse.journal.database.Call;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.intake.Intake;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Writes what an owner's run did: all of an append, or nothing.
public final class Appends {
  private final Database database;

  public Appends(Database database) {
    this.database = database;
  }

  public Appended append(Append append) {
    return append.children().isEmpty()
        ? database.once(connection -> written(connection, append))
        : database.atomically(connection -> withChildren(connection, append));
  }

  private static Appended written(Connection connection, Append append) throws SQLException {
    Optional<Appended> written = write(connection, append);
    return written.isPresent() ? written.get() : Refusals.explain(connection, append);
  }

  /// The children's sessions are locked before the run, as the order of locks asks for.
  private static Appended withChildren(Connection connection, Append append) throws SQLException {
    var _ = Intake.takeIn(connection, append.children());
    Optional<Appended> written = write(connection, append);
    if (written.isPresent()) {
      return written.get();
    }
    connection.rollback();
    return Refusals.explain(connection, append);
  }

  private static Optional<Appended> write(Connection connection, Append append)
      throws SQLException {
    var shape = AppendShape.of(append);
    var call =
        AppendSql.of(shape)
            .on(connection)
            .set("namespace", append.run().namespace())
            .set("run", append.run().id().value())
            .set("epoch", append.epoch())
            .set("seq", append.seq())
            .set("steps", append.steps().size())
            .set("heard", append.heard())
            .set("further", append.cameFurther());
    steps(call, append.steps());
    asks(call, append.steps());
    deliveries(call, append.deliveries());
    append.spend().ifPresent(spend -> spend(call, spend));
    then(call, append);
    return call.first(row -> new Appended.Written(row.number("inputs")));
  }

  private static void steps(Call call, List<Entry> steps) {
    call.set("ats", steps.stream().map(Entry::at).toList())
        .set("definitions", steps.stream().map(Entry::definition).toList())
        .set("bodies", steps.stream().map(entry -> StepJson.write(entry.step())).toList());
  }

  private static void asks(Call call, List<Entry> steps) {
    var asked = steps.stream().filter(entry -> entry.step() instanceof Step.Asked).toList();
    var asks = asked.stream().map(entry -> ((Step.Asked) entry.step()).ask()).toList();
    call.set("asks", asks.stream().map(Ask::id).toList())
        .set("askSeqs", asked.stream().map(Entry::seq).toList())
        .set("hashes", asks.stream().map(Ask::hash).toList())
        .set("deadlines", asks.stream().map(Ask::deadline).toList())
        .set("askBodies", asked.stream().map(entry -> StepJson.write(entry.step())).toList());
  }

  private static void deliveries(Call call, List<Delivery> deliveries) {
    call.set("deliveries", deliveries.stream().map(Delivery::id).toList())
        .set("destinations", deliveries.stream().map(Delivery::destination).toList())
        .set("events", deliveries.stream().map(delivery -> delivery.event().toJson()).toList());
  }

  private static void spend(Call call, Append.Spend spend) {
    call.set("spentAt", spend.at()).set("tokens", spend.tokens()).set("money", spend.money());
  }

  private static void then(Call call, Append append) {
    switch (append.then()) {
      case Append.Then.GoOn _ -> {}
      case Append.Then.Sleep(var due) -> call.set("due", due);
      case Append.Then.End _ -> {
        var outcome = ((Step.Ended) append.steps().getLast().step()).outcome();
        call.set("ended", OutcomeJson.kind(outcome))
            .set("outcome", OutcomeJson.write(outcome))
            .set("problem", problem(outcome).map(Problem::toJson));
      }
    }
  }

  private static Optional<Problem> problem(Outcome outcome) {
    return outcome instanceof Outcome.Failed(var problem) ? Optional.of(problem) : Optional.empty();
  }
}
