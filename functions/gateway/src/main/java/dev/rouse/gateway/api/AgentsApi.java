package dev.rouse.gateway.api;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.task.AgentId;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.shown.AgentJson;
import dev.rouse.journal.people.Agents;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// `GET /agents`: all of them by name, with their backlog, their last run and what today has cost.
public final class AgentsApi {
  private final Agents agents;
  private final InstantSource clock;

  public AgentsApi(Agents agents, InstantSource clock) {
    this.agents = agents;
    this.clock = clock;
  }

  /// The routes.
  public void join(Routes routes) {
    var _ = routes.on("GET", "/agents", this::list);
  }

  private Reply list(Request request, Caller caller, List<String> given) {
    var query = Query.of(request);
    var today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    var listed =
        agents.list(Permit.view(caller, query.scope()), after(query), query.limit(), today);
    return Lists.json(Json.array(listed.stream().map(AgentJson::of).toList()));
  }

  private static Optional<AgentId> after(Query query) {
    try {
      return query.text("after").map(AgentId::parse);
    } catch (IllegalArgumentException malformed) {
      throw new BrokenRule("after: " + malformed.getMessage());
    }
  }
}
