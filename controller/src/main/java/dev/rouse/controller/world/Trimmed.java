package dev.rouse.controller.world;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.Digest;

/// What is kept of an object.
final class Trimmed {
  private static final String METADATA = "metadata";

  private Trimmed() {}

  static Json.Obj of(Entity object) {
    var metadata = object.metadata().without("managedFields").without("selfLink");
    var json = object.json().with(METADATA, metadata);
    return switch (object.key().kind()) {
      case SECRET, CONFIG_MAP -> data(object, json);
      case REVISION -> json.without("spec");
      case NAMESPACE, SERVICE_ACCOUNT -> json.without("spec").without("status");
      case AGENT, AGENT_TEAM, MODEL_CONFIG, TOOL, SERVICE, SCALED_OBJECT, TRIGGER -> json;
      case ROLE_BINDING, CLUSTER_ROLE_BINDING, NETWORK_POLICY, EVENT, LEASE -> json;
    };
  }

  /// Which keys there are, and of a Secret no value: only what tells whether one has changed.
  private static Json.Obj data(Entity object, Json.Obj json) {
    if (object.key().kind() == Kind.CONFIG_MAP) {
      return json;
    }
    var kept = Json.object();
    Entity.object(json, "data")
        .fields()
        .forEach((name, value) -> kept.put(name, Digest.of(object.uid() + value.write())));
    return json.with("data", kept.done());
  }
}
