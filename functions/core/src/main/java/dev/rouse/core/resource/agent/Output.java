package dev.rouse.core.resource.agent;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.schema.JsonSchema;
import java.util.Optional;

/// What an agent's answer must look like.
///
/// @param schema a JSON schema
public record Output(Json.Obj schema) {

  public static Optional<Output> read(Fields in) {
    var schema = in.object("schema").required();
    if (in.written()) {
      schema.ifPresent(
          written -> JsonSchema.faults(written).forEach(fault -> in.fault("schema", fault)));
    }
    return in.build(() -> new Output(schema.orElseThrow()));
  }

  public Json.Obj toJson() {
    return Json.object().put("schema", schema).done();
  }
}
