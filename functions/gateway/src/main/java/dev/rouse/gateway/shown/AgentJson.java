package dev.rouse.gateway.shown;

import dev.rouse.core.json.Json;
import dev.rouse.journal.people.AgentSummary;

/// Agents.
public final class AgentJson {
  private AgentJson() {}

  /// A line of a list.
  public static Json.Obj of(AgentSummary agent) {
    return Json.object()
        .put("agent", agent.agent().toString())
        .put("definition", agent.hash())
        .put("suspended", agent.suspended())
        .put("backlog", agent.backlog())
        .put("open", agent.open())
        .maybe(
            "lastRun",
            agent
                .lastRun()
                .map(run ->
                    Json.object()
                        .put("run", run.run().value())
                        .put("state", run.stage().word())
                        .put("acceptedAt", run.acceptedAt().toString())
                        .done()))
        .put(
            "today",
            Json.object()
                .put("tokens", agent.spent().tokens())
                .put("money", agent.spent().money().stripTrailingZeros().toPlainString())
                .done())
        .done();
  }
}
