package dev.rouse.gateway.api;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.shown.IncidentJson;
import dev.rouse.journal.incident.Incidents;
import java.util.List;
import java.util.Optional;

/// `GET /incidents`: alert groups as agents see them.
public final class IncidentsApi {
  private final Incidents incidents;

  public IncidentsApi(Incidents incidents) {
    this.incidents = incidents;
  }

  /// The routes.
  public void join(Routes routes) {
    var _ = routes.on("GET", "/incidents", this::list);
  }

  private Reply list(Request request, Caller caller, List<String> given) {
    var query = Query.of(request);
    var listed = incidents.list(Permit.view(caller, query.scope()), open(query), query.page());
    return Lists.reply(request, listed, IncidentJson::of);
  }

  private static Optional<Boolean> open(Query query) {
    return query
        .text("state")
        .map(state ->
            switch (state) {
              case "open" -> true;
              case "closed" -> false;
              default -> throw new BrokenRule("state: '" + state + "' is neither open nor closed");
            });
  }
}
