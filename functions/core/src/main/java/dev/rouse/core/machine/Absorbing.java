package dev.rouse.core.machine;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.limit.Prices;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.model.ModelRequest.Purpose;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.run.Call;
import dev.rouse.core.run.Call.Progress;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolResult;
import java.util.Map;

/// What a fact means, as steps.
final class Absorbing {
  /// A run that was claimed so often without coming further kills its processes.
  private static final int MOST_ATTEMPTS = 5;

  private final Definition definition;
  private final ModelFailures failures;

  Absorbing(Definition definition) {
    this.failures = new ModelFailures(definition);
    this.definition = definition;
  }

  void absorb(Turn turn, Fact fact) {
    switch (fact) {
      case Fact.Claimed(var attempt) -> claimed(turn, attempt);
      case Fact.Heard(var inputs) -> inputs.forEach(input -> heard(turn, input));
      case Fact.Replied(var asked, var reply) -> replied(turn, asked, reply);
      case Fact.Returned(var results) -> returned(turn, results);
      case Fact.OverBudget(var window, var until) -> turn.add(new Step.Held(window, until));
    }
  }

  /// What is not known is said even where the run ends with it: whoever redrives it goes on from
  /// here.
  private static void claimed(Turn turn, int attempt) {
    if (turn.state().outcome().isPresent()) {
      return;
    }
    var lost =
        turn.standing().calls().stream()
            .filter(c -> c.progress() instanceof Progress.Begun(Effect e) && e == Effect.ONCE)
            .map(Call::id)
            .toList();
    if (!lost.isEmpty()) {
      turn.add(new Step.Lost(lost));
    }
    if (attempt >= MOST_ATTEMPTS) {
      turn.endAfterwards(
          Kind.DIED,
          "its process died or was stopped "
              + (attempt - 1)
              + " times without coming further; look at the agent's memory limit and logs, then"
              + " redrive it");
    }
  }

  private static void heard(Turn turn, Numbered numbered) {
    if (numbered.number() <= turn.standing().heard()) {
      return;
    }
    var before = turn.standing();
    turn.add(new Step.Heard(numbered.number(), numbered.input()));
    switch (numbered.input()) {
      case Input.Decided(var ask, var allowed, var by, var reason) when !allowed ->
          before
              .asking(ask)
              .ifPresent(c -> turn.add(new Step.Returned(c.id(), denial(c, by, reason))));
      case Input.ChildEnded(var call, var outcome) -> childEnded(turn, call, outcome);
      case Input.Decided _, Input.Cancelled _, Input.News _, Input.Redriven _ -> {}
    }
  }

  /// A call that is not to be repeated stays unknown; one that was never begun is denied.
  static ToolResult denial(Call call, String by, String reason) {
    return call.progress() instanceof Progress.Asking(var ask)
            && ask.why() == Ask.Why.UNKNOWN_RESULT
        ? new ToolResult.Unknown()
        : new ToolResult.Denied(by, reason);
  }

  private static void childEnded(Turn turn, String id, Outcome outcome) {
    boolean awaited =
        turn.standing().calls().stream()
            .anyMatch(c -> c.id().equals(id) && c.progress() instanceof Progress.Delegated);
    if (awaited) {
      turn.add(new Step.Returned(id, result(outcome)));
    }
  }

  private static ToolResult result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed(var text, _) -> new ToolResult.Ok(text, false);
      case Outcome.Failed(var problem) ->
          new ToolResult.Failed("the agent failed: " + problem.title() + ": " + problem.detail());
      case Outcome.Cancelled(var by, var reason) ->
          new ToolResult.Failed("the agent was cancelled by " + by + ": " + reason);
    };
  }

  private void replied(Turn turn, Next.AskModel asked, ModelReply reply) {
    switch (reply) {
      case ModelReply.Answered(var answer, var config, var usage) -> {
        var cost = Prices.cost(definition, config, usage);
        turn.add(
            asked.request().purpose() == Purpose.SUMMARY
                ? new Step.Summarised(asked.through(), answer.text(), config, usage, cost)
                : new Step.Answered(answer, config, usage, cost));
      }
      case ModelReply.Failed failed -> failures.absorb(turn, failed);
    }
  }

  private static void returned(Turn turn, Map<String, ToolResult> results) {
    for (var call : turn.standing().calls()) {
      var result = results.get(call.id());
      if (result != null && call.progress() instanceof Progress.Begun) {
        turn.add(new Step.Returned(call.id(), result));
      }
    }
  }
}
