package dev.rouse.cli.kagent;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// A model config's spec.
final class ModelTranslation {
  private final Remarks remarks;

  ModelTranslation(Remarks remarks) {
    this.remarks = remarks;
  }

  /// A model. What needs a cloud's own way of signing has no equal.
  Optional<JsonObject> model(Source spec) {
    String provider = spec.text("provider").orElse("OpenAI");
    var own = Json.object();
    switch (provider) {
      case "OpenAI", "Anthropic", "Ollama" -> own.put("provider", provider);
      case "Gemini" -> own.put("provider", provider);
      case "AzureOpenAI" -> own.put("provider", "OpenAI");
      default -> {
        remarks.add(
            "the provider "
                + provider
                + " has no equal: put a gateway with OpenAI's wire format before it");
        return Optional.empty();
      }
    }
    own.put("model", spec.text("model").orElse(""));
    apiKey(spec).ifPresent(ref -> own.put("apiKeySecretRef", ref));
    settings(spec, provider, own);
    own.some("headers", headers(spec));
    trust(spec.part("tls"), own);
    return Optional.of(own);
  }

  private static Optional<Json.Obj> apiKey(Source spec) {
    var name = spec.text("apiKeySecret").or(() -> spec.text("apiKeySecretRef"));
    return name.map(secret ->
        Json.object()
            .put("name", References.name(secret))
            .put("key", spec.text("apiKeySecretKey").orElse("api-key"))
            .done());
  }

  private void settings(Source spec, String provider, JsonObject own) {
    var part =
        spec.part(
            switch (provider) {
              case "Anthropic" -> "anthropic";
              case "Ollama" -> "ollama";
              case "Gemini" -> "gemini";
              case "AzureOpenAI" -> "azureOpenAI";
              default -> "openAI";
            });
    address(part).ifPresent(url -> own.put("baseUrl", url));
    part.text("timeout").ifPresent(seconds -> own.put("timeout", seconds + "s"));
    var parameters =
        Json.object()
            .maybe("temperature", part.number("temperature"))
            .maybe("maxOutputTokens", part.number("maxTokens"))
            .maybe("topP", part.number("topP"))
            .maybe("seed", part.number("seed"))
            .maybeText("reasoningEffort", part.text("reasoningEffort"))
            .done();
    if (!parameters.fields().isEmpty()) {
      own.put("parameters", parameters);
    }
  }

  private Optional<String> address(Source part) {
    var azure = part.text("azureEndpoint");
    if (azure.isPresent()) {
      part.ignore("apiVersion");
      remarks.add(
          "check baseUrl: Azure's newer endpoints speak OpenAI's wire format under /openai/v1");
      return Optional.of(azure.get().replaceAll("/+$", "") + "/openai/v1");
    }
    return part.text("baseUrl").or(() -> part.text("host"));
  }

  private static List<Json.Obj> headers(Source spec) {
    return spec.fields("defaultHeaders").entrySet().stream()
        .map(header ->
            Json.object().put("name", header.getKey()).put("value", header.getValue()).done())
        .toList();
  }

  private static void trust(Source tls, JsonObject own) {
    if (tls.text("caCertSecretRef").isPresent()) {
      own.put(
          "caBundle",
          Json.object()
              .put("secretKeyRef", References.key(tls, "caCertSecretRef", "caCertSecretKey"))
              .done());
    }
  }
}
