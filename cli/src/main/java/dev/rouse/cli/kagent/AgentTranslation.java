package dev.rouse.cli.kagent;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Optional;

/// An agent's spec.
final class AgentTranslation {
  private static final String DEFAULT_MODEL = "default-model-config";

  private final Remarks remarks;

  AgentTranslation(Remarks remarks) {
    this.remarks = remarks;
  }

  /// An agent: v1alpha2 has what it is like under `declarative`, v1alpha1 beside the rest.
  Optional<JsonObject> agent(Source spec) {
    if (spec.text("type").orElse("Declarative").equals("BYO")) {
      remarks.add(
          "brings its own image: serve it at a URL, and call it by a tool of type function");
      return Optional.empty();
    }
    var nested = spec.part("declarative");
    var like = nested.isEmpty() ? spec : nested;
    like.ignore("stream", "a2aConfig", "executeCodeBlocks");
    var own = Json.object().maybeText("description", spec.text("description"));
    own.maybeText("systemMessage", like.text("systemMessage"));
    systemMessageFrom(like.part("systemMessageFrom"))
        .ifPresent(from -> own.put("systemMessageFrom", from));
    own.put("modelConfigRef", References.resource(like.text("modelConfig").orElse(DEFAULT_MODEL)));
    tools(like, own);
    runtime(like.part("deployment"), own);
    return Optional.of(own);
  }

  private static Optional<Json.Obj> systemMessageFrom(Source from) {
    return from.isEmpty() ? Optional.empty() : Optional.of(References.value(from));
  }

  private void tools(Source like, JsonObject own) {
    var tools = new ArrayList<Json.Obj>();
    var agents = new ArrayList<Json.Obj>();
    for (var tool : like.parts("tools")) {
      var server = tool.part("mcpServer");
      var agent = tool.part("agent");
      tool.ignore("type");
      if (!server.isEmpty()) {
        tools.add(server(server));
      } else if (!agent.isEmpty()) {
        agent.ignore("kind", "apiGroup");
        agents.add(References.resource(agent.text("name").or(() -> agent.text("ref")).orElse("")));
      }
    }
    own.some("tools", tools).some("agents", agents);
  }

  private Json.Obj server(Source server) {
    server.ignore("apiGroup", "kind");
    var name = server.text("name").or(() -> server.text("toolServer")).orElse("");
    var ref = Json.object().put("name", References.name(name));
    ref.someTexts("only", server.texts("toolNames"));
    if (!server.texts("requireApproval").isEmpty()) {
      ref.put("approval", "Required");
      remarks.add(
          "%s: all of %s's tools need an approval now, not %s alone"
              .formatted(server.place(), name, String.join(", ", server.texts("requireApproval"))));
    }
    return ref.done();
  }

  private void runtime(Source deployment, JsonObject own) {
    deployment.ignore("replicas");
    var runtime =
        Json.object()
            .maybe("resources", deployment.get("resources"))
            .maybe("env", deployment.get("env"))
            .maybeText("serviceAccountName", deployment.text("serviceAccountName"))
            .maybe("imagePullSecrets", deployment.get("imagePullSecrets"))
            .maybe("labels", deployment.get("labels"))
            .maybe("annotations", deployment.get("annotations"))
            .done();
    if (!runtime.fields().isEmpty()) {
      own.put("runtime", runtime);
    }
  }
}
