package dev.rouse.journal.run;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.journal.database.Collision;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/// Why an append moved no head.
final class Refusals {
  private static final Sql LOOK =
      Sql.of(
          """
          select r.epoch, r.seq, r.inputs, r.owner is not null as owned,
            exists (
              select from rouse.steps s
              where s.namespace = r.namespace and s.run = r.id and s.seq = :head
                and s.epoch = :epoch) as there
          from rouse.runs r
          where r.namespace = :namespace and r.id = :run
          """);

  /// The run as it stands.
  ///
  /// @param there whether its step at the append's new head was written under the append's epoch
  record Head(int epoch, int seq, int inputs, boolean owned, boolean there) {}

  private Refusals() {}

  static Appended explain(Connection connection, Append append) throws SQLException {
    return LOOK.on(connection)
        .set("namespace", append.run().namespace())
        .set("run", append.run().id().value())
        .set("head", append.head())
        .set("epoch", append.epoch())
        .first(Refusals::head)
        .map(head -> explain(append, head))
        .orElseGet(Appended.NotYours::new);
  }

  /// Whoever has claimed it since goes on from these steps, if they are there: the writer must not
  /// begin what they say, even where its own append wrote them and only the answer was lost.
  static Appended explain(Append append, Head head) {
    boolean goesOn = append.then() instanceof Append.Then.GoOn;
    if (head.epoch() != append.epoch() || (goesOn && !head.owned())) {
      return new Appended.NotYours();
    }
    if (writtenBefore(append, head)) {
      return new Appended.Written(head.inputs());
    }
    if (!head.owned() || head.seq() != append.seq()) {
      return new Appended.NotYours();
    }
    if (append.needsAllHeard() && head.inputs() > append.heard()) {
      return new Appended.InputsFirst(head.inputs());
    }
    throw new Collision("the head moved back: what stood in the way is gone");
  }

  /// By a call whose answer was lost.
  private static boolean writtenBefore(Append append, Head head) {
    return append.steps().isEmpty()
        ? append.then() instanceof Append.Then.Sleep && !head.owned() && head.seq() == append.seq()
        : head.there();
  }

  private static Head head(Row row) throws SQLException {
    return new Head(
        row.number("epoch"),
        row.number("seq"),
        row.number("inputs"),
        row.flag("owned"),
        row.flag("there"));
  }
}
