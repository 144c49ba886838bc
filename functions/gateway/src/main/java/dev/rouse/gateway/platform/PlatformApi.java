package dev.rouse.gateway.platform;

import dev.rouse.core.json.Json;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.access.Role;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.api.Permit;
import dev.rouse.gateway.api.Routes;
import dev.rouse.gateway.kafka.client.KafkaAccess;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.server.Server;
import dev.rouse.journal.server.ServerFacts;
import java.util.List;

/// `GET /platform`: which PostgreSQL and which Kafka the gateway uses, and what they were told.
public final class PlatformApi {
  private final Database database;
  private final KafkaAccess kafka;

  public PlatformApi(Database database, KafkaAccess kafka) {
    this.database = database;
    this.kafka = kafka;
  }

  /// The routes.
  public void join(Routes routes) {
    var _ = routes.on("GET", "/platform", this::show);
  }

  private Reply show(Request request, Caller caller, List<String> given)
      throws InterruptedException {
    var _ = Permit.somewhere(caller, Role.VIEWER);
    var platform =
        Json.object()
            .put("postgresql", postgresql(Server.facts(database)))
            .maybe("kafka", KafkaFacts.of(kafka))
            .done();
    return Reply.of(200, "application/json", platform.write());
  }

  private static Json.Obj postgresql(ServerFacts facts) {
    return Json.object()
        .put("version", facts.version())
        .put("standby", facts.standby())
        .put("user", facts.user())
        .put("createsRoles", facts.createsRoles())
        .put("connections", facts.connections())
        .put("settings", Json.texts(facts.settings()))
        .done();
  }
}
