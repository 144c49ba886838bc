package dev.rouse.core.machine.examination;

import dev.rouse.core.json.Json;
import dev.rouse.core.run.Call;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.task.AgentId;
import java.time.Duration;

/// What can be done about a call.
public sealed interface Examination {

  /// It may begin.
  record Ready(Intent intent) implements Examination {}

  /// Its result is clear without any effect.
  record Settled(ToolResult result) implements Examination {}

  /// The model makes the same call again and again and does not hear that it should not.
  record Looping(String why) implements Examination {}

  /// A human must allow it first.
  record NeedsApproval(Call call, Json.Obj arguments) implements Examination {}

  /// Another agent is to do it.
  record NeedsAgent(Call call, AgentId agent, Duration timeout, Json.Obj arguments)
      implements Examination {}

  /// It was begun, and nobody knows what came of it.
  record IsUnknown(Call call, Json.Obj arguments) implements Examination {}

  /// It is done, or others owe its result.
  record NotNow() implements Examination {}
}
