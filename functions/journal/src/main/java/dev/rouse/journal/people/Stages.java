package dev.rouse.journal.people;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Conditions on where a task stands. What has not ended, or ended badly, is few among many, and
/// has an index.
final class Stages {
  private static final String AMONG = Stage.COLUMN + " = any (:stages::text[])";

  private Stages() {}

  static List<String> conditions(Set<Stage> stages) {
    if (stages.isEmpty()) {
      return List.of();
    }
    if (stages.stream().noneMatch(Stage::ended)) {
      return List.of("r.ended is null", AMONG);
    }
    return stages.stream().allMatch(Stage::ended) ? List.of(ended(stages)) : List.of(AMONG);
  }

  /// Written out, so that the database sees that an index of few serves it.
  private static String ended(Set<Stage> stages) {
    return stages.stream()
        .map(stage -> "'" + stage.word() + "'")
        .sorted()
        .collect(Collectors.joining(", ", "r.ended in (", ")"));
  }

  static Map<String, List<Stage>> values(Set<Stage> stages) {
    return stages.isEmpty() ? Map.of() : Map.of("stages", List.copyOf(stages));
  }
}
