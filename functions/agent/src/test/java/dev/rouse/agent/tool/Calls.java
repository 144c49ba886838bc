package dev.rouse.agent.tool;

import dev.rouse.agent.secret.Secrets;
import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.core.definition.ToolSpec;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.kind.Metadata;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.resource.tool.Parameters;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.tool.ToolCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Calls of tools through a shed, as the engine makes them.
record Calls(
    ToolSettings settings, Reach publicly, Effect effect, Duration timeout, long maxOutput) {
  static final Secrets SECRETS =
      new Secrets() {
        @Override
        public Optional<String> secret(KeyRef ref) {
          return ref.equals(new KeyRef("api", "token"))
              ? Optional.of("Bearer s3cr3t-t0ken")
              : Optional.empty();
        }

        @Override
        public Optional<String> configMap(KeyRef ref) {
          return Optional.empty();
        }
      };
  private static final InstantSource NOON = () -> Instant.parse("2026-03-01T12:00:00Z");

  static Calls with(Map<String, String> environment) {
    return new Calls(
        ToolSettings.from(environment),
        Reach.ANYWHERE,
        Effect.READ,
        Duration.ofSeconds(20),
        64 << 10);
  }

  static Calls anywhere() {
    return with(Map.of());
  }

  Calls publicly(Reach reach) {
    return new Calls(settings, reach, effect, timeout, maxOutput);
  }

  Calls effect(Effect other) {
    return new Calls(settings, publicly, other, timeout, maxOutput);
  }

  Calls within(Duration other, long bytes) {
    return new Calls(settings, publicly, effect, other, bytes);
  }

  ToolResult call(Settings its, String arguments) throws InterruptedException {
    return call("tool", its, arguments);
  }

  ToolResult call(String name, Settings its, String arguments) throws InterruptedException {
    var shed = new Toolshed(settings, SECRETS, NOON, Wire.ofSystem(), publicly);
    return shed.call(of(name, its, arguments));
  }

  String output(Settings its, String arguments) throws InterruptedException {
    return switch (call(its, arguments)) {
      case ToolResult.Ok(var output, _) -> output;
      case ToolResult other -> throw new AssertionError(other);
    };
  }

  String failure(Settings its, String arguments) throws InterruptedException {
    return switch (call(its, arguments)) {
      case ToolResult.Failed(var message, _) -> message;
      case ToolResult other -> throw new AssertionError(other);
    };
  }

  ToolCall of(String name, Settings its, String arguments) {
    var tool =
        new Tool(Metadata.of("ops", "tool"), "", Parameters.NONE, effect, timeout, maxOutput, its);
    var spec = new ToolSpec(name, "", Json.Obj.EMPTY, effect, false, timeout, maxOutput, tool);
    var run = new RunRef("ops", new RunId("0123456789abcdef0123456789abcdef"));
    return new ToolCall(run, "2.0", spec, (Json.Obj) Json.parse(arguments), effect);
  }
}
