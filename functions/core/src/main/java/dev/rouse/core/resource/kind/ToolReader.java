package dev.rouse.core.resource.kind;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.quantity.SizeText;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.Scope;
import dev.rouse.core.resource.ToolType;
import dev.rouse.core.resource.tool.HttpBody;
import dev.rouse.core.resource.tool.Known;
import dev.rouse.core.resource.tool.Parameters;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.schema.JsonSchema;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A tool out of a document. What it leaves out is taken from what is known of its type.
final class ToolReader {
  private final Fields spec;

  private ToolReader(Fields spec) {
    this.spec = spec;
  }

  static Optional<Resource> read(Fields in, Metadata metadata) {
    var reader = new ToolReader(in.section("spec"));
    var settings = reader.settings(metadata.name());
    var known = settings.flatMap(Known::of);
    String description = reader.description(settings, known);
    var parameters = reader.parameters(known);
    var effect = reader.spec.word("effect", Effect.class).optional();
    var timeout = reader.spec.text("timeout").as(DurationText::parse).or(timeout(settings));
    long maxOutput = reader.spec.text("maxOutput").as(SizeText::parse).or(Defaults.TOOL_MAX_OUTPUT);
    settings.ifPresent(written -> reader.checkHoles(written, parameters));
    return in.build(() -> {
      var made = settings.orElseThrow();
      return new Tool(
          metadata, description, parameters, made.effect(effect), timeout, maxOutput, made);
    });
  }

  /// Another agent sleeps and waits too, so it has longer.
  private static Duration timeout(Optional<Settings> settings) {
    return settings.filter(Settings.AgentCall.class::isInstance).isPresent()
        ? Defaults.CHILD_TIMEOUT
        : Defaults.TOOL_TIMEOUT;
  }

  private Optional<Settings> settings(String toolName) {
    var type = spec.word("type", ToolType.class).required();
    for (ToolType other : ToolType.values()) {
      boolean another = type.isPresent() && type.get() != other;
      spec.refuseUnless(!another, other.word(), "goes with `type: " + other.word() + "` only");
      spec.ignore(other.word());
    }
    return type.flatMap(
        own -> spec.always(own.word(), in -> Settings.read(own, toolName, in)).required());
  }

  private String description(Optional<Settings> settings, Optional<Known> known) {
    var written = spec.text("description");
    boolean saysNothing = settings.isPresent() && known.isEmpty();
    return saysNothing
        ? written.required("")
        : written.or(known.map(Known::description).orElse(""));
  }

  private Parameters parameters(Optional<Known> known) {
    var parameters =
        spec.object("parameters")
            .as(Parameters::new)
            .or(known.map(Known::parameters).orElse(Parameters.NONE));
    if (spec.written()) {
      JsonSchema.faults(parameters.schema()).forEach(fault -> spec.fault("parameters", fault));
    }
    return parameters;
  }

  /// What an HTTP tool sends is made of its parameters.
  private void checkHoles(Settings settings, Parameters parameters) {
    if (spec.written() && settings instanceof Settings.Http http) {
      var names = parameters.properties().fields().keySet();
      check("http.url", () -> Scope.check(http.url().roots(), names));
      check("http.body", () -> http.body().ifPresent(body -> check(body, names)));
    }
  }

  private static void check(HttpBody body, Set<String> names) {
    switch (body) {
      case HttpBody.Plain(var text) -> Scope.check(text.roots(), names);
      case HttpBody.Structured(var json) ->
          json.check(template -> Scope.check(template.roots(), names));
    }
  }

  private void check(String path, Runnable rule) {
    try {
      rule.run();
    } catch (BrokenRule broken) {
      spec.fault(path, broken.getMessage());
    }
  }
}
