package dev.rouse.core.resource.kind;

import dev.rouse.core.binding.Field;
import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.SizeText;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.ToolType;
import dev.rouse.core.resource.tool.Known;
import dev.rouse.core.resource.tool.Parameters;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.schema.JsonSchema;
import java.util.Optional;

/// A tool out of a document. What it leaves out is taken from what is known of its type.
final class ToolReader {
  private static final Json.Obj NONE = Json.Obj.EMPTY;

  private final Fields spec;

  private ToolReader(Fields spec) {
    this.spec = spec;
  }

  static Optional<Resource> read(Fields in, Metadata metadata) {
    var reader = new ToolReader(in.section("spec"));
    var spec = reader.spec;
    var type = reader.type();
    var written = spec.object("parameters");
    var settings = type.flatMap(own -> reader.settings(own, metadata.name(), written.or(NONE)));
    var made = settings.orElse(new Settings.Time());
    var known = settings.flatMap(Known::of);
    String description = reader.description(type, known);
    var parameters = reader.parameters(written, known);
    var effect = spec.word("effect", Effect.class).optional();
    var timeout = spec.duration("timeout").or(made.usualTimeout());
    long maxOutput = spec.text("maxOutput", SizeText::parse).or(Defaults.TOOL_MAX_OUTPUT);
    return in.build(() ->
        new Tool(metadata, description, parameters, made.effect(effect), timeout, maxOutput, made));
  }

  private Optional<ToolType> type() {
    var type = spec.word("type", ToolType.class);
    var used = type.required(ToolType.TIME);
    for (ToolType other : ToolType.values()) {
      boolean fits = used == other || type.optional().isEmpty();
      spec.refuseUnless(fits, other.word(), "goes with `type: " + other.word() + "` only");
      spec.ignore(other.word());
    }
    return type.optional();
  }

  private Optional<Settings> settings(ToolType type, String toolName, Json.Obj parameters) {
    var names = parameters.fields().keySet();
    return spec.always(type.word(), in -> Settings.read(type, toolName, names, in)).optional();
  }

  private String description(Optional<ToolType> type, Optional<Known> known) {
    var written = spec.text("description");
    return type.map(Known::describes).orElse(true)
        ? written.or(known.map(Known::description).orElse(""))
        : written.required("");
  }

  private Parameters parameters(Field<Json.Obj> written, Optional<Known> known) {
    if (spec.written()) {
      JsonSchema.faults(Parameters.schema(written.or(NONE)))
          .forEach(fault -> spec.fault("parameters", fault));
    }
    return written.as(Parameters::new).or(known.map(Known::parameters).orElse(Parameters.NONE));
  }
}
