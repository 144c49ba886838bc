package dev.rouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.resource.kind.Agent;
import dev.rouse.edge.issuer.Issuer;
import dev.rouse.gateway.program.Gateway;
import dev.rouse.gateway.program.Settings;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.embedded.TestPostgres;
import dev.rouse.journal.registry.Registry;
import dev.rouse.journal.sending.SendingRights;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A gateway behind a Knative Eventing that sends identities: a trigger's address is not enough,
/// its sender shows a token for this gateway too.
final class IssuedTokensTest {
  private static final String AUDIENCE = "http://rouse-gateway.rouse-system.svc";
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"%s","source":"/shop","type":"com.example.order.failed"}
      """;
  private static final Agent CLERK =
      Agents.read(
          """
          apiVersion: rouse.dev/v1alpha1
          kind: Agent
          metadata: {name: clerk, namespace: shop}
          spec:
            systemMessage: You look after orders.
            triggers: [{broker: {name: default}}]
          """);

  private final DatabaseSettings journal = TestPostgres.shared().fresh();
  private final Database database = Database.open(journal);
  private final SendingRights rights = new SendingRights(database);
  private Issuer issuer;
  private Gateway gateway;
  private Http http;
  private String trigger;

  @BeforeEach
  void open() throws Exception {
    issuer = new Issuer();
    new Registry(database).put(CLERK.id(), Agents.registered(CLERK));
    trigger = "/triggers/" + rights.mint(CLERK.id(), "default");
    gateway =
        Gateway.listen(
            Settings.from(
                Map.of(
                    "PORT",
                    "0",
                    "ROUSE_ADDRESS",
                    "127.0.0.1",
                    "ROUSE_DATABASE_URL",
                    journal.url(),
                    "ROUSE_DATABASE_USER",
                    journal.user().orElseThrow(),
                    "ROUSE_DATABASE_PASSWORD",
                    journal.password().orElseThrow(),
                    "ROUSE_OIDC_ISSUER",
                    issuer.url(),
                    "ROUSE_OIDC_AUDIENCE",
                    AUDIENCE,
                    "ROUSE_TRIGGERS_SHOW_TOKENS",
                    "true")));
    gateway.open();
    http = Http.to(gateway.port());
  }

  @AfterEach
  void close() {
    gateway.close();
    database.close();
    issuer.close();
  }

  @Test
  void trigger_withATokenForThisGateway_isTaken() throws Exception {
    assertThat(sent(trigger, "e1", issuer.token(AUDIENCE)).statusCode()).isEqualTo(202);

    assertThat(new PostgresJournal(database).backlog()).containsOnly(Map.entry(CLERK.id(), 1));
  }

  @Test
  void trigger_withoutAToken_orWithOneForAnother_isNot() throws Exception {
    assertThat(http.postEvent(trigger, EVENT.formatted("e1")).statusCode()).isEqualTo(401);
    assertThat(sent(trigger, "e2", issuer.token("http://other.svc")).statusCode()).isEqualTo(401);
    String old = issuer.token(AUDIENCE);
    assertThat(sent(trigger, "e3", old.substring(0, old.lastIndexOf('.')) + ".x").statusCode())
        .isEqualTo(401);

    assertThat(new PostgresJournal(database).backlog()).isEmpty();
  }

  @Test
  void token_withoutTheTriggersAddress_isNoRight() throws Exception {
    String token = issuer.token(AUDIENCE);

    assertThat(sent("/triggers/guessed", "e1", token).statusCode()).isEqualTo(404);
    assertThat(sent("/agents/shop/clerk", "e2", token).statusCode()).isEqualTo(403);
    assertThat(sent("/events", "e3", token).statusCode()).isEqualTo(403);
  }

  @Test
  void issuerAway_theSenderMaySendAgain() throws Exception {
    issuer.away(true);
    assertThat(sent(trigger, "e1", issuer.token(AUDIENCE)).statusCode()).isEqualTo(503);

    issuer.away(false);
    new Eventually().isTrue(() -> sent(trigger, "e1", issuer.token(AUDIENCE)).statusCode() == 202);
  }

  private HttpResponse<String> sent(String path, String id, String token) throws Exception {
    return http.showing(token).postEvent(path, EVENT.formatted(id));
  }
}
