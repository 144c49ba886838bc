package dev.rouse.journal.human;

import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.listing.Listed;
import dev.rouse.journal.listing.Newest;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The questions that runs have put to humans. [Decisions] answers them.
public final class Approvals {
  private static final String OPEN = "a.decision is null and not " + AskView.OVER;

  private static final Newest<AskView> NEWEST =
      new Newest<>(
          "rouse.asks",
          "a",
          AskView.COLUMNS,
          "join rouse.runs r on r.namespace = a.namespace and r.id = a.run",
          "a.asked_at",
          "(a.run || '/' || a.id)",
          "",
          "",
          AskView::read);

  private static final Sql GET =
      Sql.of(
          "select " + AskView.COLUMNS,
          """
          from rouse.asks a
          join rouse.runs r on r.namespace = a.namespace and r.id = a.run
          where a.namespace = :namespace and a.run = :run and a.id = :ask
          """);

  private final Database database;

  public Approvals(Database database) {
    this.database = database;
  }

  /// Those that somebody can decide.
  public Listed<AskView> open(Scope scope, Page page) {
    return NEWEST.page(database, scope, List.of(OPEN), Map.of(), page);
  }

  /// Decided, expired and open ones.
  public Listed<AskView> all(Scope scope, Page page) {
    return NEWEST.page(database, scope, List.of(), Map.of(), page);
  }

  /// One of them, however it stands.
  public Optional<AskView> get(RunRef run, String ask) {
    return database.once(connection ->
        GET.on(connection)
            .set("namespace", run.namespace())
            .set("run", run.id().value())
            .set("ask", ask)
            .first(AskView::read));
  }
}
