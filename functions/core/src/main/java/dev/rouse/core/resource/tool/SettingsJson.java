package dev.rouse.core.resource.tool;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.NamedValue;
import dev.rouse.core.rule.Word;
import java.net.URI;
import java.util.List;

/// Settings as the JSON they are read from.
final class SettingsJson {
  private SettingsJson() {}

  static Json.Obj of(Settings settings) {
    return fields(settings).done();
  }

  private static JsonObject fields(Settings settings) {
    return switch (settings) {
      case Settings.Kubernetes(var operation, var namespaces) ->
          operation(operation).someTexts("namespaces", namespaces);
      case Settings.Helm(var operation, var namespaces) ->
          operation(operation).someTexts("namespaces", namespaces);
      case Settings.Prometheus(var operation, var url) ->
          operation(operation).maybeText("url", url.map(URI::toString));
      case Settings.Github(var operation, var token, var repositories) ->
          operation(operation)
              .maybe("tokenSecretRef", token.map(KeyRef::toJson))
              .someTexts("repositories", repositories);
      case Settings.Http http -> http(http);
      case Settings.Web web -> web(web);
      case Settings.McpServer(var url, var headers) ->
          Json.object().put("url", url.toString()).some("headers", values(headers));
      case Settings.McpCommand(var command, var env) ->
          Json.object().someTexts("command", command).some("env", values(env));
      case Settings.Function(var sink, var eventType) ->
          Json.object().put("sink", sink.toJson()).maybeText("eventType", eventType);
      case Settings.AgentCall(var name) -> Json.object().put("name", name);
      case Settings.Kafka(var topic) -> Json.object().put("topic", topic);
      case Settings.Time() -> Json.object();
    };
  }

  private static JsonObject operation(Enum<?> operation) {
    return Json.object().put("operation", Word.of(operation));
  }

  private static JsonObject http(Settings.Http http) {
    return Json.object()
        .put("method", http.method())
        .put("url", http.url().toString())
        .some("headers", values(http.headers()))
        .maybe("body", http.body().map(HttpBody::toJson))
        .put("allowPrivate", http.allowPrivate());
  }

  private static JsonObject web(Settings.Web web) {
    return operation(web.operation())
        .maybe(
            "search",
            web.searxng()
                .map(url -> Json.object().put("searxng", Json.object().put("url", url.toString())))
                .map(JsonObject::done))
        .someTexts("hosts", web.hosts());
  }

  private static List<Json.Obj> values(List<NamedValue> values) {
    return values.stream().map(NamedValue::toJson).toList();
  }
}
