package dev.rouse.e2e.script;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.json.Json;
import dev.rouse.core.model.Message;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.ToolRequest;

/// What the model says next.
public final class Script {
  private Script() {}

  /// How many turns the model has had in the conversation.
  public static int turn(ModelRequest request) {
    return (int) request.messages().stream().filter(Message.Assistant.class::isInstance).count();
  }

  /// What the task says.
  public static String task(ModelRequest request) {
    return request.messages().stream()
        .filter(Message.User.class::isInstance)
        .map(message -> ((Message.User) message).text())
        .findFirst()
        .orElseThrow();
  }

  public static ModelAnswer answer(Definition definition, ModelRequest request) {
    return definition.agent().name().equals(Cast.HELPER)
        ? ModelAnswer.text("helped")
        : next(request);
  }

  private static ModelAnswer next(ModelRequest request) {
    return switch (turn(request)) {
      case 0 -> ModelAnswer.calling(call("look", "at", "east"), call("look", "at", "west"));
      case 1 -> ModelAnswer.calling(new ToolRequest("put", "{}"), new ToolRequest("pay", "{}"));
      case 2 ->
          ModelAnswer.calling(
              call("helper", "message", task(request)), new ToolRequest("deploy", "{}"));
      default -> ModelAnswer.text("done with " + results(request) + " results");
    };
  }

  private static ToolRequest call(String tool, String parameter, String value) {
    return new ToolRequest(tool, Json.object().put(parameter, value).done().write());
  }

  private static long results(ModelRequest request) {
    return request.messages().stream().filter(Message.Result.class::isInstance).count();
  }
}
