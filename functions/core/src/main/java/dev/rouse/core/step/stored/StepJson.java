package dev.rouse.core.step.stored;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.Usage;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Steps as the journal stores them: an object whose `kind` names the step.
public final class StepJson {
  private StepJson() {}

  /// The name under which a step's kind is stored and shown.
  public static String kind(Step step) {
    return switch (step) {
      case Step.Answered _ -> "answered";
      case Step.Intended _ -> "intended";
      case Step.Returned _ -> "returned";
      case Step.Asked _ -> "asked";
      case Step.Delegated _ -> "delegated";
      case Step.Heard _ -> "heard";
      case Step.Expired _ -> "expired";
      case Step.Lost _ -> "lost";
      case Step.Shrunk _ -> "shrunk";
      case Step.Summarised _ -> "summarised";
      case Step.Corrected _ -> "corrected";
      case Step.Deferred _ -> "deferred";
      case Step.Held _ -> "held";
      case Step.FellBack _ -> "fell-back";
      case Step.Ended _ -> "ended";
    };
  }

  public static Json.Obj write(Step step) {
    var json = Json.object().put("kind", kind(step));
    switch (step) {
      case Step.Answered(var answer, var model, var usage, var cost) ->
          spent(answer(json, answer), model, usage, cost);
      case Step.Intended(var calls) ->
          json.put("calls", Json.array(calls.stream().map(StepJson::intent).toList()));
      case Step.Returned(var call, var result) ->
          json.put("call", call).put("result", ResultJson.write(result));
      case Step.Asked(var ask) -> AskJson.write(json, ask);
      case Step.Delegated(var call, var to, var child, var deadline, var arguments) ->
          json.put("call", call)
              .put("to", to.toString())
              .put("child", child.value())
              .put("deadline", deadline.toString())
              .put("arguments", arguments);
      case Step.Heard(var number, var input) ->
          json.put("number", number).put("input", InputJson.write(input));
      case Step.Expired(var call) -> json.put("call", call);
      case Step.Lost(var calls) -> json.someTexts("calls", calls);
      case Step.Shrunk(var calls) -> json.someTexts("calls", calls);
      case Step.Summarised(var through, var text, var model, var usage, var cost) ->
          spent(json.put("through", through).put("text", text), model, usage, cost);
      case Step.Corrected(var faults) -> json.someTexts("faults", faults);
      case Step.Deferred(var problem, var until) ->
          json.put("problem", problem.toJson()).put("until", until.toString());
      case Step.Held(var window, var until) ->
          json.put("window", window).put("until", until.toString());
      case Step.FellBack(var problem) -> json.put("problem", problem.toJson());
      case Step.Ended(var outcome) -> json.put("outcome", OutcomeJson.write(outcome));
    }
    return json.done();
  }

  public static Step read(Json.Obj json) {
    var in = new Reading(json);
    return switch (in.text("kind")) {
      case "answered" ->
          new Step.Answered(readAnswer(in), in.text("model"), usage(in), in.money("cost"));
      case "intended" ->
          new Step.Intended(in.items("calls").stream().map(StepJson::intent).toList());
      case "returned" -> new Step.Returned(in.text("call"), ResultJson.read(in.inner("result")));
      case "asked" -> new Step.Asked(AskJson.read(in));
      case "delegated" ->
          new Step.Delegated(
              in.text("call"),
              AgentId.parse(in.text("to")),
              new RunId(in.text("child")),
              in.instant("deadline"),
              in.inner("arguments").json());
      case "heard" -> new Step.Heard(in.number("number"), InputJson.read(in.inner("input")));
      case "expired" -> new Step.Expired(in.text("call"));
      case "lost" -> new Step.Lost(in.texts("calls"));
      case "shrunk" -> new Step.Shrunk(in.texts("calls"));
      case "summarised" ->
          new Step.Summarised(
              in.number("through"), in.text("text"), in.text("model"), usage(in), in.money("cost"));
      case "corrected" -> new Step.Corrected(in.texts("faults"));
      case "deferred" -> new Step.Deferred(problem(in), in.instant("until"));
      case "held" -> new Step.Held(in.text("window"), in.instant("until"));
      case "fell-back" -> new Step.FellBack(problem(in));
      case "ended" -> new Step.Ended(OutcomeJson.read(in.inner("outcome")));
      case String unknown -> throw in.wrong("a step of kind '" + unknown + "' is not known here");
    };
  }

  private static Problem problem(Reading in) {
    return Problem.fromJson(in.inner("problem").json());
  }

  private static JsonObject answer(JsonObject json, ModelAnswer answer) {
    return json.put("text", answer.text())
        .some("calls", answer.calls().stream().map(StepJson::request).toList());
  }

  private static Json request(ToolRequest call) {
    return Json.object().put("tool", call.tool()).put("arguments", call.arguments()).done();
  }

  private static ModelAnswer readAnswer(Reading in) {
    List<ToolRequest> calls =
        in.items("calls").stream()
            .map(call -> new ToolRequest(call.text("tool"), call.text("arguments")))
            .toList();
    return new ModelAnswer(in.text("text"), calls);
  }

  private static void spent(JsonObject json, String model, Usage usage, Optional<BigDecimal> cost) {
    json.put("model", model)
        .put("input", usage.input())
        .put("cached", usage.cached())
        .put("output", usage.output())
        .maybe("cost", cost.map(Json.Num::new));
  }

  private static Usage usage(Reading in) {
    return new Usage(in.longNumber("input"), in.longNumber("cached"), in.longNumber("output"));
  }

  private static Json intent(Intent intent) {
    return Json.object().put("call", intent.call()).put("effect", intent.effect().name()).done();
  }

  private static Intent intent(Reading in) {
    return new Intent(in.text("call"), Effect.valueOf(in.text("effect")));
  }
}
