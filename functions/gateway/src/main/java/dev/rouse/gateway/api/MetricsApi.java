package dev.rouse.gateway.api;

import dev.rouse.edge.access.Caller;
import dev.rouse.edge.access.Role;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.metrics.Expositions;
import java.util.List;

/// `GET /metrics`: figures of the agents that the caller may see.
public final class MetricsApi {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Expositions expositions;

  public MetricsApi(Expositions expositions) {
    this.expositions = expositions;
  }

  /// The routes.
  public void join(Routes routes) {
    var _ = routes.on("GET", "/metrics", this::show);
  }

  private Reply show(Request request, Caller caller, List<String> given) {
    var seen = Permit.somewhere(caller, Role.VIEWER);
    return Reply.of(200, TYPE, expositions.of(name -> seen.isEmpty() || seen.contains(name)));
  }
}
