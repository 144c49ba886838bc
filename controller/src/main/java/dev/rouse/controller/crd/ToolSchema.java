package dev.rouse.controller.crd;

import static dev.rouse.controller.schema.Schema.address;
import static dev.rouse.controller.schema.Schema.anything;
import static dev.rouse.controller.schema.Schema.duration;
import static dev.rouse.controller.schema.Schema.flag;
import static dev.rouse.controller.schema.Schema.label;
import static dev.rouse.controller.schema.Schema.list;
import static dev.rouse.controller.schema.Schema.object;
import static dev.rouse.controller.schema.Schema.prose;
import static dev.rouse.controller.schema.Schema.topic;
import static dev.rouse.controller.schema.Schema.word;
import static dev.rouse.controller.schema.Schema.words;
import static dev.rouse.controller.schema.Schema.written;

import dev.rouse.controller.schema.ObjectSchema;
import dev.rouse.controller.schema.Schema;
import dev.rouse.core.quantity.SizeText;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.ToolType;
import dev.rouse.core.resource.tool.GithubOperation;
import dev.rouse.core.resource.tool.HelmOperation;
import dev.rouse.core.resource.tool.KubernetesOperation;
import dev.rouse.core.resource.tool.PrometheusOperation;
import dev.rouse.core.resource.tool.WebOperation;
import java.util.List;

/// A Tool's fields.
final class ToolSchema {
  private static final int MOST = 64;
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final String OPERATION = "operation";
  private static final String BY_NAME = "What it does; taken from the tool's name (%s) if left out";

  private ToolSchema() {}

  static Schema spec() {
    var spec =
        object("Something that an agent can do")
            .required("type", word(ToolType.class, "What carries out its calls"))
            .field(
                "description",
                prose("What the model is told of it; the platform knows its own types"))
            .field(
                "parameters",
                Schema.open(
                    "JSON-schema properties by name. Each is required unless it has a"
                        + " default or says required: false"))
            .field(
                "effect",
                word(
                    Effect.class,
                    "Read is repeated freely, Idempotent under the same key, Once is decided at"
                        + " most once. Once if left out; of its own types the platform knows it and"
                        + " takes the stricter"))
            .field("timeout", duration("Of one call; 20s if left out, 1h of an agent"))
            .field(
                "maxOutput",
                prose("How much of a result is kept, such as 64Ki; at most 16Mi")
                    .pattern("^[0-9]{1,9}(Ki|Mi|Gi|k|M|G)?$")
                    .defaultsTo(SizeText.write(Defaults.TOOL_MAX_OUTPUT)));
    return typed(spec).done();
  }

  private static ObjectSchema typed(ObjectSchema spec) {
    for (ToolType type : ToolType.values()) {
      String word = type.word();
      spec.field(word, settings(type));
      spec.rule(
          word,
          "!has(self." + ObjectSchema.cel(word) + ") || self.type == '" + word + "'",
          "goes with `type: " + word + "` only");
    }
    return spec;
  }

  private static Schema settings(ToolType type) {
    return switch (type) {
      case KUBERNETES ->
          object("An operation in the cluster")
              .field(OPERATION, word(KubernetesOperation.class, BY_NAME.formatted("kubectl-get")))
              .field("namespaces", namespaces())
              .done();
      case HELM ->
          object("An operation on Helm's releases")
              .field(OPERATION, word(HelmOperation.class, BY_NAME.formatted("helm-list")))
              .field("namespaces", namespaces())
              .done();
      case PROMETHEUS ->
          object("A question to Prometheus")
              .field(
                  OPERATION, word(PrometheusOperation.class, BY_NAME.formatted("prometheus-query")))
              .field("url", address("Its address; the platform's if left out"))
              .done();
      case GITHUB -> github();
      case HTTP -> http();
      case WEB -> web();
      case MCP -> mcp();
      case FUNCTION ->
          object("A function that answers an event with an event")
              .required("sink", Parts.destination("Where it is"))
              .field("eventType", written("The type of the event that it is sent"))
              .done();
      case AGENT ->
          object("Another agent").required("name", label("An agent of this namespace")).done();
      case KAFKA -> object("An event into a topic").required("topic", topic("The topic")).done();
      case TIME -> object("The time of day").done();
    };
  }

  private static Schema namespaces() {
    return list(
        "Where it may work: this namespace if left out, everywhere by *. Another namespace must"
            + " allow it by its annotation rouse.dev/allow-agents-from",
        MOST,
        prose("A namespace, or *").pattern("^([a-z0-9]([-a-z0-9]*[a-z0-9])?|\\*)$").longest(MOST));
  }

  private static Schema github() {
    return object("GitHub's API")
        .field(OPERATION, word(GithubOperation.class, BY_NAME.formatted("github-list-issues")))
        .field("tokenSecretRef", Parts.keyRef("The Secret's key with the token"))
        .field(
            "repositories",
            list(
                "owner/name of those that it may use; all that the token reaches if left out",
                MOST,
                prose("One repository").pattern("^[\\w.-]+/[\\w.-]+$")))
        .done();
  }

  private static Schema http() {
    return object("An HTTP call")
        .field("method", words(METHODS, "The method").defaultsTo(Defaults.HTTP_METHOD))
        .required(
            "url",
            written("The address, with {{parameters}} behind the host")
                .pattern("^https?://[^/{](.|\\n)*$"))
        .field("headers", list("Headers", MOST, Parts.namedValue().done()))
        .field("body", anything("The body, a text or an object, with {{parameters}}"))
        .field(
            "allowPrivate",
            flag("Whether it may reach addresses inside the cluster").defaultsTo(false))
        .done();
  }

  private static Schema web() {
    var searxng = object("A SearXNG").required("url", address("Its address")).done();
    return object("Pages and searches")
        .field(OPERATION, word(WebOperation.class, BY_NAME.formatted("web-fetch")))
        .field(
            "search",
            object("The search engine; the platform's if left out")
                .required("searxng", searxng)
                .done())
        .field(
            "hosts",
            list(
                "The only hosts to fetch from; any public one if left out",
                MOST,
                written("One host")))
        .done();
  }

  private static Schema mcp() {
    return object("A tool server; its tools are what it says they are")
        .field("url", address("Its address"))
        .field("headers", list("Headers", MOST, Parts.namedValue().done()))
        .field(
            "command",
            list(
                "A program beside the agent's; needs a runtime.image that has it",
                MOST,
                written("A word")))
        .field("env", Parts.namedValues("The program's environment"))
        .exactlyOne("url", "command")
        .rule("headers", "!has(self.headers) || has(self.url)", "goes with `url` only")
        .rule("env", "!has(self.env) || has(self.command)", "goes with `command` only")
        .done();
  }
}
