package dev.rouse.journal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.journal.database.Database;
import dev.rouse.journal.embedded.TestPostgres;
import org.junit.jupiter.api.Test;

final class ServerTest {

  @Test
  void facts_ofARealServer_haveItsVersionAndSettings() {
    try (var database = Database.open(TestPostgres.shared().empty())) {
      var facts = Server.facts(database);

      assertThat(facts.version()).startsWith("18.");
      assertThat(facts.standby()).isFalse();
      assertThat(facts.user()).isEqualTo("postgres");
      assertThat(facts.createsRoles()).isTrue();
      assertThat(facts.connections()).isPositive();
      assertThat(facts.settings())
          .containsEntry("max_connections", "300")
          .containsKeys("fsync", "synchronous_commit", "full_page_writes", "statement_timeout");
    }
  }
}
