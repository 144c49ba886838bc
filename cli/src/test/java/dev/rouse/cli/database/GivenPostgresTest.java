package dev.rouse.cli.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.journal.server.ServerFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GivenPostgresTest {

  private static ServerFacts facts(String version, boolean standby, boolean createsRoles) {
    return new ServerFacts(version, standby, "me", createsRoles, 1, Map.of());
  }

  @Test
  void check_whatCannotWork_isSaidWithWhatToDo() {
    assertThatCode(() -> GivenPostgres.check(facts("15.4 (Debian)", false, true), "db"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> GivenPostgres.check(facts("14.9", false, true), "db"))
        .hasMessageContaining("db is PostgreSQL 14.9, and Rouse needs 15 or later");
    assertThatThrownBy(() -> GivenPostgres.check(facts("18.1", true, true), "db"))
        .hasMessageContaining("is a standby: name its primary");
    assertThatThrownBy(() -> GivenPostgres.check(facts("18.1", false, false), "db"))
        .hasMessageContaining("ALTER ROLE \"me\" CREATEROLE");
  }
}
