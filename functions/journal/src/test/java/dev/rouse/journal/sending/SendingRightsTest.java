package dev.rouse.journal.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.task.AgentId;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.embedded.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SendingRightsTest {
  private static final AgentId CLERK = new AgentId("shop", "clerk");
  private static final AgentId OTHER = new AgentId("ops", "clerk");

  private final Database database = Database.open(TestPostgres.shared().fresh());
  private final SendingRights rights = new SendingRights(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void mint_isThatAgentsRight_andTheJournalDoesNotKnowTheToken() {
    String token = rights.mint(CLERK, "default");

    assertThat(token).hasSize(43);
    assertThat(rights.find(token)).contains(CLERK);
    assertThat(rights.holds(OTHER, token)).isFalse();
    assertThat(rights.find(token + "x")).isEmpty();
    assertThat(stored()).noneMatch(row -> row.contains(token));
  }

  @Test
  void revokeOthers_leavesTheKeptOfThatPurpose_andOtherPurposes() {
    String old = rights.mint(CLERK, "default");
    String kept = rights.mint(CLERK, "default");
    String purpose = rights.mint(CLERK, "audit");

    rights.revokeOthers(CLERK, "default", List.of(kept));

    assertThat(rights.holds(CLERK, old)).isFalse();
    assertThat(rights.holds(CLERK, kept)).isTrue();
    assertThat(rights.holds(CLERK, purpose)).isTrue();
  }

  @Test
  void revokeAll_isOfThatAgentOnly() {
    String token = rights.mint(CLERK, "default");
    String other = rights.mint(OTHER, "default");

    rights.revokeAll(CLERK);

    assertThat(rights.holds(CLERK, token)).isFalse();
    assertThat(rights.holds(OTHER, other)).isTrue();
  }

  private List<String> stored() {
    return database.once(connection ->
        Sql.of("select r::text as row from rouse.sending_rights r")
            .on(connection)
            .list(row -> row.text("row")));
  }
}
