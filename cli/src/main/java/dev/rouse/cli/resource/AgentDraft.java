package dev.rouse.cli.resource;

import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.rule.BrokenRule;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// An agent from the words of a command line: the few fields that people set by hand.
final class AgentDraft {
  private AgentDraft() {}

  /// Adds the options that say what an agent is like.
  static Verb options(Verb verb) {
    return verb.option("TEXT", "what it is, for lists and for other agents", "--description")
        .option("TEXT", "what the model is told it is", "--system-message")
        .option("NAME", "its ModelConfig", "--model")
        .option("NAMES", "its tools, such as kubectl-get,prometheus-query", "--tools")
        .option("N", "replicas at most", "--max")
        .option("N", "tasks at once in one replica", "--concurrency")
        .option("DURATION", "how long it stays awake without work", "--idle-after")
        .option("IMAGE", "its program, in place of the release's", "--image");
  }

  static Json.Obj fresh(String namespace, String name) {
    return Json.object()
        .put("apiVersion", Resource.API_VERSION)
        .put("kind", "Agent")
        .put("metadata", Json.object().put("name", name).put("namespace", namespace).done())
        .put("spec", Json.Obj.EMPTY)
        .done();
  }

  /// An agent with what was given in the place of what it had.
  static Json.Obj changed(Json.Obj agent, Given given) {
    var spec = part(agent, "spec");
    spec = text(spec, "description", given, "--description");
    spec = text(spec, "systemMessage", given, "--system-message");
    if (given.option("--model").isPresent()) {
      spec = spec.with("modelConfigRef", named(given.needed("--model")));
    }
    if (given.option("--tools").isPresent()) {
      spec = spec.with("tools", Json.array(tools(given.needed("--tools"))));
    }
    return agent.with("spec", scaled(spec, given));
  }

  private static Json.Obj scaled(Json.Obj spec, Given given) {
    var scaling = part(spec, "scaling");
    scaling = number(scaling, "max", given, "--max");
    scaling = number(scaling, "concurrency", given, "--concurrency");
    scaling = text(scaling, "idleAfter", given, "--idle-after");
    var runtime = text(part(spec, "runtime"), "image", given, "--image");
    var with = scaling.fields().isEmpty() ? spec : spec.with("scaling", scaling);
    return runtime.fields().isEmpty() ? with : with.with("runtime", runtime);
  }

  private static List<Json.Obj> tools(String names) {
    return Arrays.stream(names.split(",")).map(String::strip).map(AgentDraft::named).toList();
  }

  private static Json.Obj named(String name) {
    return Json.object().put("name", name).done();
  }

  private static Json.Obj text(Json.Obj object, String field, Given given, String option) {
    return given.option(option).map(text -> object.with(field, Json.of(text))).orElse(object);
  }

  private static Json.Obj number(Json.Obj object, String field, Given given, String option) {
    return given
        .option(option)
        .map(text -> object.with(field, new Json.Num(whole(option, text))))
        .orElse(object);
  }

  private static BigDecimal whole(String option, String text) {
    if (text.matches("\\d{1,6}")) {
      return new BigDecimal(text);
    }
    throw new BrokenRule(option + " is no whole number: " + text);
  }

  static Json.Obj part(Json.Obj object, String name) {
    return object.get(name).orElse(Json.Obj.EMPTY) instanceof Json.Obj part ? part : Json.Obj.EMPTY;
  }
}
