package dev.rouse.simulation.world;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.agent.Runbook;
import dev.rouse.core.resource.kind.Metadata;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.resource.tool.Parameters;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.template.Condition;
import dev.rouse.core.template.JsonTemplate;
import dev.rouse.core.template.Template;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The tools that the agents use, and the runbook that they fall back on.
///
/// Every call carries a `mark` of its own, by which the target knows it whatever its key is.
final class Props {
  static final String MARK = "mark";
  static final String PLAN = "plan";
  private static final Duration CHILD_TIMEOUT = Duration.ofSeconds(50);

  private Props() {}

  static List<Tool> tools() {
    return Arrays.stream(ToolName.values()).map(Props::tool).toList();
  }

  private static Tool tool(ToolName name) {
    return new Tool(
        Metadata.of(Cast.NAMESPACE, name.text()),
        "does " + name.text(),
        new Parameters(Json.object().put(MARK, typed("string")).done()),
        name.effect(),
        Defaults.TOOL_TIMEOUT,
        Defaults.TOOL_MAX_OUTPUT,
        new Settings.Http(
            "POST", Template.parse("http://target/"), List.of(), Optional.empty(), false));
  }

  /// Another agent as a tool.
  static Tool calling(String agent) {
    return new Tool(
        Metadata.of(Cast.NAMESPACE, agent),
        "asks " + agent,
        new Parameters(Json.object().put(PLAN, typed("integer")).done()),
        Effect.IDEMPOTENT,
        CHILD_TIMEOUT,
        Defaults.TOOL_MAX_OUTPUT,
        new Settings.AgentCall(agent));
  }

  private static Json.Obj typed(String type) {
    return Json.object().put("type", type).done();
  }

  /// Looks, pays once and says so. Every fifth plan has a flaw that shows after the payment.
  static Runbook runbook() {
    return new Runbook(
        List.of(
            step("first", ToolName.LOOK, "p{{data.plan}}-first", Optional.empty()),
            step("second", ToolName.PAY, "p{{data.plan}}-second", Optional.empty()),
            step(
                "third",
                ToolName.LOOK,
                "{{data.flaw}}",
                Optional.of(new Condition("data.plan % 5 == 0")))),
        Template.parse("{\"ok\":true}"));
  }

  private static Runbook.Step step(
      String name, ToolName tool, String mark, Optional<Condition> when) {
    var arguments = Json.object().put(MARK, mark).done();
    return new Runbook.Step(name, tool.text(), when, new JsonTemplate(arguments));
  }
}
