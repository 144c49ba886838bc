package dev.rouse.core.resource.agent;

import dev.rouse.core.json.Json;

/// What an agent's answer must look like.
///
/// @param schema a JSON schema
public record Output(Json.Obj schema) {

  public Json.Obj toJson() {
    return Json.object().put("schema", schema).done();
  }
}
