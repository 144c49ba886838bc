package dev.rouse.core.resource.kind;

import dev.rouse.core.json.Json;

/// A resource of `rouse.dev/v1alpha1`.
public sealed interface Resource permits Agent, AgentTeam, ModelConfig, Tool {
  String API_VERSION = "rouse.dev/v1alpha1";

  Metadata metadata();

  /// What it says, defaults filled in.
  Json.Obj spec();

  default String kind() {
    return getClass().getSimpleName();
  }

  default String name() {
    return metadata().name();
  }

  default String namespace() {
    return metadata().namespace();
  }

  /// The whole resource, as it can be read again.
  default Json.Obj toJson() {
    return Json.object()
        .put("apiVersion", API_VERSION)
        .put("kind", kind())
        .put("metadata", metadata().toJson())
        .put("spec", spec())
        .done();
  }
}
