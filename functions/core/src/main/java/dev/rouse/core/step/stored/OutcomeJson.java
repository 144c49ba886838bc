package dev.rouse.core.step.stored;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.Outcome;

/// Outcomes as the journal stores them and answers show them.
public final class OutcomeJson {
  private OutcomeJson() {}

  public static Json.Obj write(Outcome outcome) {
    var json = Json.object().put("kind", kind(outcome));
    switch (outcome) {
      case Outcome.Completed(var text, var data) -> json.put("text", text).maybe("data", data);
      case Outcome.Failed(var problem) -> json.put("problem", problem.toJson());
      case Outcome.Cancelled(var by, var reason) -> json.put("by", by).put("reason", reason);
    }
    return json.done();
  }

  public static String kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed _ -> "completed";
      case Outcome.Failed _ -> "failed";
      case Outcome.Cancelled _ -> "cancelled";
    };
  }

  public static Outcome read(Json.Obj json) {
    return read(new Reading(json));
  }

  static Outcome read(Reading in) {
    return switch (in.text("kind")) {
      case "completed" -> new Outcome.Completed(in.text("text"), in.json().get("data"));
      case "failed" -> new Outcome.Failed(Problem.fromJson(in.inner("problem").json()));
      case "cancelled" -> new Outcome.Cancelled(in.text("by"), in.text("reason"));
      case String other -> throw in.wrong("an outcome of kind '" + other + "' is not known here");
    };
  }
}
