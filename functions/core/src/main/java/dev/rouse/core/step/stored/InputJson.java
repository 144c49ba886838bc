package dev.rouse.core.step.stored;

import dev.rouse.core.json.Json;
import dev.rouse.core.step.Input;
import dev.rouse.core.task.Event;

/// Inputs as the journal stores them.
public final class InputJson {
  private InputJson() {}

  public static Json.Obj write(Input input) {
    var json = Json.object();
    switch (input) {
      case Input.Decided(var ask, var allowed, var by, var reason) ->
          json.put("kind", kind(input))
              .put("ask", ask)
              .put("allowed", allowed)
              .put("by", by)
              .put("reason", reason);
      case Input.Cancelled(var by, var reason) ->
          json.put("kind", kind(input)).put("by", by).put("reason", reason);
      case Input.ChildEnded(var call, var outcome) ->
          json.put("kind", kind(input))
              .put("call", call)
              .put("outcome", OutcomeJson.write(outcome));
      case Input.News(var event) -> json.put("kind", kind(input)).put("event", event.toJson());
      case Input.Redriven(var by) -> json.put("kind", kind(input)).put("by", by);
    }
    return json.done();
  }

  /// The name under which an input's kind is stored; the database's policies know it.
  public static String kind(Input input) {
    return switch (input) {
      case Input.Decided _ -> "decided";
      case Input.Cancelled _ -> "cancelled";
      case Input.ChildEnded _ -> "child-ended";
      case Input.News _ -> "news";
      case Input.Redriven _ -> "redriven";
    };
  }

  public static Input read(Json.Obj json) {
    return read(new Reading(json));
  }

  static Input read(Reading in) {
    return switch (in.text("kind")) {
      case "decided" ->
          new Input.Decided(in.text("ask"), in.flag("allowed"), in.text("by"), in.text("reason"));
      case "cancelled" -> new Input.Cancelled(in.text("by"), in.text("reason"));
      case "child-ended" ->
          new Input.ChildEnded(in.text("call"), OutcomeJson.read(in.inner("outcome")));
      case "news" -> new Input.News(Event.fromJson(in.inner("event").json()));
      case "redriven" -> new Input.Redriven(in.text("by"));
      case String other -> throw in.wrong("an input of kind '" + other + "' is not known here");
    };
  }
}
