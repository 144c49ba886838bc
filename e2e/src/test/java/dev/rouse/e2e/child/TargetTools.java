package dev.rouse.e2e.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.step.ToolResult;
import dev.rouse.core.tool.ToolCall;
import dev.rouse.core.tool.Tools;
import dev.rouse.e2e.boundary.Boundary.Phase;
import dev.rouse.e2e.boundary.Gate;
import dev.rouse.e2e.boundary.PortCall;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// Tools that call the recording target.
record TargetTools(Gate gate, String agent, URI target) implements Tools {

  @Override
  public ToolResult call(ToolCall call) throws InterruptedException {
    String detail = (call.tool().name() + " " + call.arguments().text("at").orElse("")).strip();
    var port = new PortCall("tool", agent, call.run().id().value(), detail);
    gate.hold(Phase.BEFORE, port);
    var result = perform(call);
    gate.hold(Phase.AFTER, port);
    return result;
  }

  private ToolResult perform(ToolCall call) throws InterruptedException {
    try {
      return new ToolResult.Ok(post(call), false);
    } catch (IOException failed) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("abandoned");
      }
      return new ToolResult.Failed("the target cannot be reached: " + failed.getMessage());
    }
  }

  private String post(ToolCall call) throws IOException {
    var url = target.resolve("/" + call.tool().name()).toURL();
    var connection = (HttpURLConnection) url.openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Idempotency-Key", call.key());
    connection.setRequestProperty("Effect", call.effect().name());
    connection.setRequestProperty("Run", call.run().id().value());
    connection.setRequestProperty("Call", call.id());
    try (var body = connection.getOutputStream()) {
      body.write(call.arguments().write().getBytes(UTF_8));
    }
    try (var answer = connection.getInputStream()) {
      return new String(answer.readAllBytes(), UTF_8);
    }
  }
}
