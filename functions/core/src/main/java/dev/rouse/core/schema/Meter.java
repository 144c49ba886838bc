package dev.rouse.core.schema;

/// Counts the steps of one check and ends it where there are too many.
final class Meter {
  private static final int MOST_STEPS = 100_000;

  private final int most;
  private int steps;

  private Meter(int most) {
    this.most = most;
  }

  /// For one check.
  static Meter limited() {
    return new Meter(MOST_STEPS);
  }

  /// For a schema, which outlives many checks; each of them counts the steps over its value.
  static Meter unlimited() {
    return new Meter(Integer.MAX_VALUE);
  }

  void step() {
    if (most < Integer.MAX_VALUE && ++steps > most) {
      throw new TooCostly();
    }
  }

  /// A check took too many steps.
  static final class TooCostly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooCostly() {
      super("takes too many steps to check");
    }
  }
}
