package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.world.Owned;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.task.AgentId;
import java.util.List;
import java.util.Map;

/// Objects as the controller wants them.
final class Wanted {
  private Wanted() {}

  /// The beginning of an object that an agent owns: it goes when the agent goes.
  static JsonObject ownedBy(Seen seen, Key key) {
    return begin(key, metadata(key, labels(seen)).some("ownerReferences", List.of(owner(seen))));
  }

  /// The beginning of an object of another namespace, or of none: nothing there can be owned.
  static JsonObject far(Seen seen, Key key) {
    return begin(key, metadata(key, labels(seen)));
  }

  static JsonObject begin(Key key, JsonObject metadata) {
    return Json.object()
        .put("apiVersion", key.kind().apiVersion())
        .put("kind", key.kind().kind())
        .put("metadata", metadata);
  }

  static JsonObject metadata(Key key, Map<String, String> labels) {
    var metadata = Json.object().put("name", key.name());
    if (!key.namespace().isEmpty()) {
      metadata.put("namespace", key.namespace());
    }
    return metadata.put("labels", Json.texts(labels));
  }

  static Entity done(JsonObject object) {
    return Entity.of(object.done());
  }

  static Map<String, String> labels(Seen seen) {
    var id = new AgentId(seen.object().key().namespace(), seen.object().key().name());
    return Owned.labels(id);
  }

  private static Json.Obj owner(Seen seen) {
    return Json.object()
        .put("apiVersion", seen.object().key().kind().apiVersion())
        .put("kind", seen.object().key().kind().kind())
        .put("name", seen.object().key().name())
        .put("uid", seen.object().uid())
        .put("controller", true)
        .done();
  }
}
