package dev.rouse.core.machine;

import dev.rouse.core.json.Json;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.step.Usage;
import dev.rouse.core.step.stored.InputJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What happens to a run in a test, one line an object: `{"at": "PT2S", "tools": {"c1-0": "out"}}`.
///
/// `claimed` is an attempt and a new owner, `heard` a list of inputs, `model` an answer, `fails` a
/// model's failure, `tools` results by call, `budget` a used-up window.
record Script(Duration at, Json.Obj line) {

  static List<Script> parse(String text) {
    var lines = new ArrayList<Script>();
    for (var item : ((Json.Arr) Json.parse(text)).items()) {
      var line = (Json.Obj) item;
      lines.add(new Script(Duration.parse(line.text("at").orElse("PT0S")), line));
    }
    return lines;
  }

  boolean claims() {
    return line.get("claimed").isPresent();
  }

  /// The facts of this line, where `asked` is what the machine waits for and `heard` the last
  /// input.
  List<Fact> facts(Next asked, Instant start, int heard) {
    var facts = new ArrayList<Fact>();
    line.get("claimed").ifPresent(attempt -> facts.add(new Fact.Claimed(number(attempt))));
    line.get("model").ifPresent(said -> facts.add(replied(asked, answer((Json.Obj) said))));
    line.get("fails").ifPresent(why -> facts.add(replied(asked, failure((Json.Obj) why))));
    line.get("tools").ifPresent(results -> facts.add(returned((Json.Obj) results)));
    line.text("budget").ifPresent(until -> facts.add(overBudget(start, until)));
    line.get("heard").ifPresent(inputs -> facts.add(heard((Json.Arr) inputs, heard)));
    return facts;
  }

  private static Fact replied(Next asked, ModelReply reply) {
    return new Fact.Replied((Next.AskModel) asked, reply);
  }

  private static Fact overBudget(Instant start, String until) {
    return new Fact.OverBudget("day", start.plus(Duration.parse(until)));
  }

  private static ModelReply answer(Json.Obj said) {
    var calls = new ArrayList<ToolRequest>();
    if (said.get("calls").orElse(Json.Null.VALUE) instanceof Json.Arr(var items)) {
      for (var item : items) {
        var call = ((Json.Arr) item).items();
        calls.add(new ToolRequest(text(call.getFirst()), text(call.getLast())));
      }
    }
    return new ModelReply.Answered(
        new ModelAnswer(said.text("text").orElse(""), calls),
        said.text("by").orElse("gpt"),
        new Usage(said.get("input").map(Script::number).orElse(100), 0, 10));
  }

  private static ModelReply failure(Json.Obj why) {
    boolean passing = why.get("passing").equals(Optional.of(Json.of(true)));
    return new ModelReply.Failed(
        new Problem(Kind.MODEL, why.text("detail").orElse("no answer")), passing);
  }

  private static Fact returned(Json.Obj results) {
    var byCall = new LinkedHashMap<String, ToolResult>();
    results
        .fields()
        .forEach((call, result) ->
            byCall.put(
                call,
                result instanceof Json.Obj failed
                    ? failed(failed)
                    : new ToolResult.Ok(text(result), false)));
    return new Fact.Returned(byCall);
  }

  private static ToolResult failed(Json.Obj result) {
    return result
        .text("doubt")
        .map(why -> new ToolResult.Failed(why, true))
        .orElseGet(() -> new ToolResult.Failed(result.text("failed").orElse("")));
  }

  private static Fact heard(Json.Arr inputs, int heard) {
    var numbered = new ArrayList<Numbered>();
    for (var input : inputs.items()) {
      numbered.add(new Numbered(heard + numbered.size() + 1, InputJson.read((Json.Obj) input)));
    }
    return new Fact.Heard(numbered);
  }

  private static String text(Json value) {
    return value instanceof Json.Str(var text) ? text : value.write();
  }

  private static int number(Json value) {
    return ((Json.Num) value).value().compareTo(BigDecimal.ZERO) >= 0
        ? ((Json.Num) value).value().intValueExact()
        : 0;
  }
}
