package dev.rouse.journal.people;

import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Reader;
import dev.rouse.journal.listing.Listed;
import dev.rouse.journal.listing.Newest;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The newest tasks with how their runs stand. Runs are read for the lines that are shown alone,
/// unless they decide which these are.
final class NewestTasks<T> {
  private final List<String> conditions;
  private final Newest<T> all;
  private final Newest<T> standing;

  /// @param ofRun columns of `rouse.runs r`
  /// @param conditions on `rouse.tasks t`
  NewestTasks(String ofRun, List<String> conditions, Reader<T> reader) {
    this.conditions = conditions;
    this.all =
        newest(
            TaskSummary.OF_TASK,
            "",
            Cause.COLUMNS + ", " + ofRun,
            Cause.JOIN + " join rouse.runs r on r.namespace = p.namespace and r.id = p.run",
            reader);
    this.standing =
        newest(
            TaskSummary.OF_TASK + ", " + ofRun,
            "join rouse.runs r on r.namespace = t.namespace and r.id = t.run",
            Cause.COLUMNS,
            Cause.JOIN,
            reader);
  }

  private static <T> Newest<T> newest(
      String columns, String joins, String late, String lateJoins, Reader<T> reader) {
    return new Newest<>(
        "rouse.tasks", "t", columns, joins, "t.accepted_at", "t.id", late, lateJoins, reader);
  }

  /// One page.
  ///
  /// @param stages only those that stand so; none: all
  Listed<T> page(Database database, Scope scope, Set<Stage> stages, Page page) {
    var newest = stages.isEmpty() ? all : standing;
    var those = Stream.concat(conditions.stream(), Stages.conditions(stages).stream()).toList();
    return newest.page(database, scope, those, Stages.values(stages), page);
  }
}
