package dev.rouse.cli.shown;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.rule.Word;
import dev.rouse.core.step.CallIds;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.step.Usage;
import dev.rouse.core.step.stored.StepJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A run's steps as lines that tell its story, each with the time since the task was accepted.
///
/// Steps are told one after another, as they come: what a call was named is remembered.
public final class Timeline {
  private static final int LONGEST = 160;

  private final Instant accepted;
  private final Map<String, String> tools = new HashMap<>();

  /// @param accepted when the task was taken in
  public Timeline(Instant accepted) {
    this.accepted = accepted;
  }

  /// The timeline of a whole run, as the gateway shows it.
  public static String of(Json.Obj run) {
    var timeline = new Timeline(Words.moment(Words.at(run, "acceptedAt")).orElse(Instant.EPOCH));
    return Words.objects(run, "steps").stream()
        .map(step -> timeline.tell(step) + "\n")
        .collect(Collectors.joining());
  }

  /// One step, as the gateway shows it.
  public String tell(Json.Obj shown) {
    var at = Words.moment(Words.at(shown, "at")).orElse(accepted);
    int seq = Integer.parseInt(Words.at(shown, "seq"));
    String since = "+" + Words.seconds(Duration.between(accepted, at));
    return "%12s  %s".formatted(since, text(seq, StepJson.read(shown)));
  }

  private String text(int seq, Step step) {
    return switch (step) {
      case Step.Answered(var answer, var model, var usage, var cost) ->
          answered(seq, answer, model) + spent(usage, cost);
      case Step.Intended(var calls) -> "begins " + intents(calls);
      case Step.Returned(var call, var result) -> tool(call) + " " + result(result);
      case Step.Asked(var ask) ->
          "asks a human about %s %s (until %s)"
              .formatted(ask.tool(), brief(ask.arguments().write()), ask.deadline());
      case Step.Delegated(var call, var to, var child, _, _) ->
          "gives %s to %s as task %s".formatted(tool(call), to, child);
      case Step.Heard(_, var input) -> "hears: " + heard(input);
      case Step.Expired(var call) -> tool(call) + ": its deadline has passed";
      case Step.Lost(var calls) ->
          "was killed in the middle of %s: whether it took effect is not known"
              .formatted(calls.stream().map(this::tool).collect(Collectors.joining(", ")));
      case Step.Shrunk(var calls) -> "shortens what the model sees of " + calls.size() + " calls";
      case Step.Summarised(var through, _, var model, var usage, var cost) ->
          "%s sums up the steps through %d%s".formatted(model, through, spent(usage, cost));
      case Step.Corrected(var faults) ->
          "the answer does not fit its schema: " + brief(String.join("; ", faults));
      case Step.Deferred(var problem, var until) ->
          "fails, and tries again at %s: %s".formatted(until, said(problem));
      case Step.Held(var window, var until) ->
          "the budget %s is used up until %s".formatted(window, until);
      case Step.FellBack(var problem) ->
          "every model has failed (" + said(problem) + "): the runbook takes over";
      case Step.Ended(var outcome) -> outcome(outcome);
    };
  }

  private String answered(int seq, ModelAnswer answer, String model) {
    for (int i = 0; i < answer.calls().size(); i++) {
      tools.put(CallIds.of(seq, i), answer.calls().get(i).tool());
    }
    return answer.calls().isEmpty()
        ? model + " answers"
        : model + " calls " + answer.calls().stream().map(Timeline::request).collect(joined());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }

  private static String request(ToolRequest request) {
    return request.tool() + " " + brief(request.arguments());
  }

  private String intents(List<Intent> intents) {
    return intents.stream()
        .map(intent -> tool(intent.call()) + " (" + Word.of(intent.effect()) + ")")
        .collect(joined());
  }

  private String tool(String call) {
    return tools.getOrDefault(call, call);
  }

  private static String result(ToolResult result) {
    return switch (result) {
      case ToolResult.Ok(var output, var cut) -> "gives " + brief(output) + (cut ? " (cut)" : "");
      case ToolResult.Sent(var topic, var data) ->
          "sends " + brief(data.write()) + " to topic " + topic;
      case ToolResult.Failed(var message, var doubt) ->
          "fails: " + brief(message) + (doubt ? " (it may have taken effect)" : "");
      case ToolResult.Refused(var message) -> "is refused: " + brief(message);
      case ToolResult.Denied(var by, var reason) -> "is denied by " + by + ": " + brief(reason);
      case ToolResult.Unknown() -> "was lost, and is not repeated";
    };
  }

  private static String heard(Input input) {
    return switch (input) {
      case Input.Decided(_, var allowed, var by, var reason) ->
          by + (allowed ? " approves" : " denies") + (reason.isEmpty() ? "" : ": " + brief(reason));
      case Input.Cancelled(var by, var reason) -> by + " cancels it: " + brief(reason);
      case Input.ChildEnded(_, var outcome) -> "the called agent " + outcome(outcome);
      case Input.News(var event) -> "a further event, " + event.type();
      case Input.Redriven(var by) -> by + " sets it going again";
    };
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed _ -> "completed";
      case Outcome.Failed(var problem) -> "failed: " + said(problem);
      case Outcome.Cancelled(var by, var reason) -> "cancelled by " + by + ": " + brief(reason);
    };
  }

  private static String said(Problem problem) {
    return brief(problem.title() + ": " + problem.detail());
  }

  private static String spent(Usage usage, Optional<BigDecimal> cost) {
    long tokens = usage.input() + usage.output();
    String money = cost.map(amount -> ", " + amount.toPlainString()).orElse("");
    return tokens == 0 ? "" : "  (" + tokens + " tokens" + money + ")";
  }

  private static String brief(String text) {
    return Words.firstLine(text, LONGEST);
  }
}
