package dev.rouse.journal.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.database.SchemaVersion;
import dev.rouse.journal.database.SchemaVersion.Fit;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.embedded.TestPostgres;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class MigrationsTest {

  @Test
  void run_byManyAtOnce_migratesOnce() throws Exception {
    var settings = TestPostgres.shared().empty();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor();
        var database = Database.open(settings)) {
      var gateways = new ArrayList<Future<?>>();
      for (int i = 0; i < 4; i++) {
        gateways.add(executor.submit(() -> Migrations.run(settings)));
      }
      for (var gateway : gateways) {
        gateway.get();
      }

      assertThat(SchemaVersion.check(database)).isEqualTo(new Fit.Fits());
    }
  }

  @Test
  void run_again_changesNothing() {
    var settings = TestPostgres.shared().fresh();

    Migrations.run(settings);

    assertThat(version(settings)).isEqualTo(SchemaVersion.KNOWN);
  }

  @Test
  void run_nobodyThere_isAway() {
    var nowhere = DatabaseSettings.plain("jdbc:postgresql://localhost:1/none", "nobody", "");

    assertThatThrownBy(() -> Migrations.run(nowhere)).isInstanceOf(JournalAway.class);
  }

  @Test
  void check_notMigratedYet_waitsAndSaysSo() {
    try (var database = Database.open(TestPostgres.shared().empty())) {
      assertThat(SchemaVersion.check(database)).isInstanceOf(Fit.Waits.class);
      assertThat(((Fit.Waits) SchemaVersion.check(database)).why()).contains("gateway");
    }
  }

  @Test
  void check_oneReleaseAhead_fits() {
    assertThat(checkAt(SchemaVersion.KNOWN + 1)).isEqualTo(new Fit.Fits());
  }

  @Test
  void check_twoReleasesAhead_waitsAndSaysSo() {
    assertThat(checkAt(SchemaVersion.KNOWN + 2)).isInstanceOf(Fit.Waits.class);
    assertThat(((Fit.Waits) checkAt(SchemaVersion.KNOWN + 2)).why()).contains("newer release");
  }

  private static Fit checkAt(int version) {
    try (var database = Database.open(TestPostgres.shared().fresh())) {
      database.perform(connection ->
          Sql.of("update rouse.schema_version set version = :version")
              .on(connection)
              .set("version", version)
              .run());
      return SchemaVersion.check(database);
    }
  }

  /// What Flyway applied last.
  private static int version(DatabaseSettings settings) {
    try (var database = Database.open(settings)) {
      return database
          .once(connection ->
              Sql.of("select max(version::int) as version from rouse.flyway_schema_history")
                  .on(connection)
                  .first(row -> row.number("version")))
          .orElseThrow();
    }
  }
}
