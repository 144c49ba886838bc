package dev.rouse.gateway.program;

import dev.rouse.journal.database.Database;
import dev.rouse.journal.upkeep.Retention;
import dev.rouse.journal.upkeep.SpendRollUp;
import java.time.Duration;

/// What keeps the journal small: spend is rolled up before the runs that spent it are removed.
final class Upkeep {
  private static final int AT_ONCE = 500;

  private final SpendRollUp spend;
  private final Retention retention;

  Upkeep(Database database, Duration keptFor) {
    this.spend = new SpendRollUp(database);
    this.retention = new Retention(database, keptFor);
  }

  void round() {
    while (spend.rollUp(AT_ONCE) > 0) {
      // Some more may be old enough.
    }
    while (retention.sweep(AT_ONCE) > 0) {
      // Some more may be over for long enough.
    }
  }
}
