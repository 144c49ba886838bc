package dev.rouse.simulation.process;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.model.Model;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.tool.ToolCall;
import dev.rouse.core.tool.Tools;
import dev.rouse.simulation.check.EffectRules;
import dev.rouse.simulation.schedule.Host;
import dev.rouse.simulation.world.ToolName;
import java.time.Duration;
import java.util.Optional;

/// A process's models and tools: each effect is checked as it begins, takes its time, and takes
/// place outside of the process whether or not that lives to see it.
final class WatchedEffects implements Model, Tools {
  private final Stage stage;
  private final Host host;
  private final EffectRules rules;
  private final Strikes strikes;
  private final Runnable bomb;

  WatchedEffects(Stage stage, Host host, EffectRules rules, Strikes strikes, Runnable bomb) {
    this.stage = stage;
    this.host = host;
    this.rules = rules;
    this.strikes = strikes;
    this.bomb = bomb;
  }

  @Override
  public ModelReply ask(Definition definition, ModelRequest request) throws InterruptedException {
    var _ = stage.schedule().self();
    rules.modelBegins(stage.schedule().now());
    hesitate();
    stage.schedule().sleep(someTime());
    var reply = stage.script().reply(definition, request);
    stage.schedule().note(host.name(), "model says " + reply);
    stage.schedule().sleep(someTime());
    hesitate();
    return reply;
  }

  @Override
  public ToolResult call(ToolCall call) throws InterruptedException {
    var _ = stage.schedule().self();
    rules.toolBegins(call, stage.schedule().now());
    try {
      hesitate();
      return perform(call);
    } finally {
      rules.toolEnds(call);
    }
  }

  private void hesitate() {
    strikes.at(host);
    stage.schedule().giveWay();
  }

  private ToolResult perform(ToolCall call) throws InterruptedException {
    var tool = ToolName.of(call.tool().name()).orElseThrow();
    if (tool == ToolName.BOMB) {
      bomb.run();
      stage.schedule().giveWay();
    } else if (tool == ToolName.BUG) {
      rules.bugAhead(call.run());
      throw new PlannedBug();
    }
    var arrival = new Arrival(call);
    stage.schedule().in(someTime(), arrival);
    stage.schedule().sleep(tool == ToolName.STUDY ? longTime() : MOST_OF_SOME);
    hesitate();
    return arrival.result.orElseThrow();
  }

  /// The call as it reaches its target, with or without its caller.
  private final class Arrival implements Runnable {
    private final ToolCall call;
    private Optional<ToolResult> result = Optional.empty();

    Arrival(ToolCall call) {
      this.call = call;
    }

    @Override
    public void run() {
      result = Optional.of(stage.targets().apply(call));
      stage
          .schedule()
          .note("target", call.tool().name() + " " + call.arguments().write() + " by " + host);
    }
  }

  private static final Duration MOST_OF_SOME = Duration.ofMillis(400);

  private Duration someTime() {
    return Duration.ofMillis(stage.weather().draws().between(1, 200));
  }

  private Duration longTime() {
    return Duration.ofSeconds(stage.weather().draws().between(5, 40));
  }
}
