package dev.rouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rouse.journal.contract.JournalContract;
import dev.rouse.journal.contract.JournalFixture;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.embedded.PgBouncer;
import dev.rouse.journal.embedded.PostgresFixture;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The contract once more, with agents behind a pooler that hands out server sessions by the
/// transaction.
final class PgBouncerTest extends JournalContract {
  private static @Nullable PgBouncer pooler;
  private static @Nullable PostgresFixture fixture;

  @BeforeAll
  static void open() {
    assumeTrue(PgBouncer.installed(), "pgbouncer is not installed: apt-get install pgbouncer");
    fixture =
        PostgresFixture.open(direct -> {
          pooler = PgBouncer.before(direct);
          return pooler.through(direct);
        });
  }

  @Override
  protected JournalFixture fixture() {
    return Objects.requireNonNull(fixture);
  }

  @Test
  void agents_throughThePooler_areWhoTheySayAndPrepareNothing() {
    var database = Objects.requireNonNull(fixture).agentDatabase();
    var prepared =
        Sql.of("select current_user as name, count(*) as prepared from pg_prepared_statements");

    for (int i = 0; i < 20; i++) {
      List<String> seen =
          database.once(connection ->
              prepared.on(connection).list(row -> row.text("name") + " " + row.number("prepared")));
      assertThat(seen).containsExactly("rouse_tests 0");
    }
  }

  @AfterAll
  static void close() {
    if (fixture != null) {
      fixture.close();
    }
    if (pooler != null) {
      pooler.close();
    }
  }
}
