package dev.rouse.journal.people;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Conditions on where a task stands. What has not ended is few among many, and has an index.
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
    return stages.stream().allMatch(Stage::ended)
        ? List.of("r.ended is not null", AMONG)
        : List.of(AMONG);
  }

  static Map<String, List<Stage>> values(Set<Stage> stages) {
    return stages.isEmpty() ? Map.of() : Map.of("stages", List.copyOf(stages));
  }
}
