package dev.rouse.core.resource.tool;

import dev.rouse.core.json.Json;
import dev.rouse.core.template.JsonTemplate;
import dev.rouse.core.template.Template;

/// What an HTTP tool sends: its holes are the tool's parameters.
public sealed interface HttpBody {

  /// A text, sent as it is rendered.
  record Plain(Template text) implements HttpBody {}

  /// An object, sent as JSON.
  record Structured(JsonTemplate json) implements HttpBody {}

  default Json toJson() {
    return switch (this) {
      case Plain(Template text) -> Json.of(text.toString());
      case Structured(JsonTemplate json) -> json.source();
    };
  }
}
