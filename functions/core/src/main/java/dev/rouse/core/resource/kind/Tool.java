package dev.rouse.core.resource.kind;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.quantity.SizeText;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.ToolType;
import dev.rouse.core.resource.tool.Parameters;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.rule.Word;
import java.time.Duration;
import java.util.Optional;

/// Something that an agent can do.
///
/// @param effect never looser than what is known of the tool's type
/// @param maxOutput bytes of a result that are kept
public record Tool(
    Metadata metadata,
    String description,
    Parameters parameters,
    Effect effect,
    Duration timeout,
    long maxOutput,
    Settings settings)
    implements Resource {
  private static final long MOST_OUTPUT = 16 << 20;

  public Tool {
    effect = settings.effect(Optional.of(effect));
    Rules.of()
        .positive("spec.timeout", timeout)
        .atLeast(1, "spec.maxOutput", maxOutput)
        .that(maxOutput <= MOST_OUTPUT, "spec.maxOutput", "must be at most 16Mi")
        .hold();
  }

  public ToolType type() {
    return settings.type();
  }

  /// Whether it stands for a server's tools, which only the server can name.
  public boolean isServer() {
    return type() == ToolType.MCP;
  }

  /// The same tool under its name alone.
  public Tool bare() {
    return new Tool(metadata.bare(), description, parameters, effect, timeout, maxOutput, settings);
  }

  static Optional<Resource> read(Fields in, Metadata metadata) {
    return ToolReader.read(in, metadata);
  }

  @Override
  public Json.Obj spec() {
    return Json.object()
        .put("type", Word.of(type()))
        .put("description", description)
        .put("parameters", parameters.properties())
        .put("effect", Word.of(effect))
        .put("timeout", DurationText.write(timeout))
        .put("maxOutput", SizeText.write(maxOutput))
        .put(Word.of(type()), settings.toJson())
        .done();
  }
}
