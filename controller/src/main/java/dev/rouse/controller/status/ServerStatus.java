package dev.rouse.controller.status;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.probe.Answer;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.resource.tool.Settings;
import java.util.List;
import java.util.Optional;

/// What is said of a tool server. Agents that use it are ready all the same: they ask it
/// themselves, with secrets that the controller does not have.
final class ServerStatus {
  private static final String REACHABLE = "Reachable";
  private static final int MOST_TOOLS = 512;
  private static final int LONGEST_NAME = 128;

  private ServerStatus() {}

  /// What it offers; of one that does not answer now, what it has offered before.
  static List<String> tools(Entity object, Optional<Answer> answer) {
    return answer.orElse(new Answer.Unasked("")) instanceof Answer.Offers(var tools)
        ? tools.stream()
            .filter(name -> name.length() <= LONGEST_NAME)
            .distinct()
            .limit(MOST_TOOLS)
            .toList()
        : before(object);
  }

  private static List<String> before(Entity object) {
    return Entity.items(object.status(), "tools").stream()
        .filter(Json.Str.class::isInstance)
        .map(name -> ((Json.Str) name).value())
        .toList();
  }

  /// Only of a server with a URL: one that is a command runs beside the agent alone.
  static Optional<Condition> reachable(Resource resource, Optional<Answer> answer) {
    boolean served = resource instanceof Tool tool && tool.settings() instanceof Settings.McpServer;
    return served
        ? Optional.of(
            answer
                .map(ServerStatus::reachable)
                .orElseGet(
                    () -> Condition.open(REACHABLE, "Pending", "it is asked within a minute")))
        : Optional.empty();
  }

  private static Condition reachable(Answer answer) {
    return switch (answer) {
      case Answer.Offers(var tools) ->
          Condition.yes(REACHABLE, "Answers", "it offers " + tools.size() + " tools");
      case Answer.Silent(var why) ->
          Condition.no(
              REACHABLE,
              "NoAnswer",
              "asked for its tools from the controller's pod: "
                  + why
                  + ". Look whether mcp.url is right and the server runs; it is asked again within"
                  + " ten minutes.");
      case Answer.Unasked(var why) -> Condition.open(REACHABLE, "NotAsked", why);
    };
  }
}
