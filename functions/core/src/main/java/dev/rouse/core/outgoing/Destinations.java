package dev.rouse.core.outgoing;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.route.ReplyTo;
import java.util.List;

/// Where an agent's events go.
public final class Destinations {
  private Destinations() {}

  public static List<Json.Obj> of(Agent agent) {
    return agent.replyTo().stream().map(ReplyTo::toJson).toList();
  }

  /// The same, out of a registry row: whoever ends a run without working on it needs no more of it.
  public static List<Json.Obj> of(Json definition) {
    return definition.at("agent.spec.replyTo").orElse(Json.Null.VALUE)
            instanceof Json.Arr(var items)
        ? items.stream().map(Json.Obj.class::cast).toList()
        : List.of();
  }
}
