package dev.rouse.cli.demo;

import dev.rouse.cli.demo.web.Web;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// What the demo's agent thinks with: a model where the environment offers one, else its runbook.
///
/// @param said for people
/// @param config the ModelConfig's `spec`, in YAML's flow style; empty for the runbook alone
/// @param key the model's API key
record Brain(String said, Optional<String> config, Optional<String> key) {
  private static final String OPENAI = "gpt-4o-mini";
  private static final String OPENAI_PRICE =
      "price: {currency: USD, inputPerMillion: \"0.15\", outputPerMillion: \"0.60\"}";
  private static final String ANTHROPIC = "claude-haiku-4-5";
  private static final String ANTHROPIC_PRICE =
      "price: {currency: USD, inputPerMillion: \"1.00\", outputPerMillion: \"5.00\"}";

  private static final String KEY_REF = ", apiKeySecretRef: {name: demo-model, key: api-key}";
  private static final Brain RUNBOOK =
      new Brain(
          "its runbook; with OPENAI_API_KEY, ANTHROPIC_API_KEY or an Ollama it would ask a model",
          Optional.empty(),
          Optional.empty());

  static Brain of(Map<String, String> environment) throws InterruptedException {
    var openai = given(environment, "OPENAI_API_KEY");
    if (openai.isPresent()) {
      String base = given(environment, "OPENAI_BASE_URL").map(Brain::base).orElse("");
      return new Brain(
          "OpenAI's " + OPENAI + ", by OPENAI_API_KEY",
          Optional.of("{model: " + OPENAI + base + KEY_REF + ", " + OPENAI_PRICE + "}"),
          openai);
    }
    var anthropic = given(environment, "ANTHROPIC_API_KEY");
    if (anthropic.isPresent()) {
      String base = given(environment, "ANTHROPIC_BASE_URL").map(Brain::base).orElse("");
      return new Brain(
          "Anthropic's " + ANTHROPIC + ", by ANTHROPIC_API_KEY",
          Optional.of(
              "{provider: Anthropic, model: "
                  + ANTHROPIC
                  + base
                  + KEY_REF
                  + ", "
                  + ANTHROPIC_PRICE
                  + "}"),
          anthropic);
    }
    return ollama(given(environment, "OLLAMA_HOST").orElse("127.0.0.1:11434")).orElse(RUNBOOK);
  }

  private static String base(String url) {
    return ", baseUrl: \"" + url + "\"";
  }

  private static Optional<String> given(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static Optional<Brain> ollama(String host) throws InterruptedException {
    String url = host.startsWith("http") ? host : "http://" + host;
    try {
      var tags = Json.parse(new Web().get(URI.create(url + "/api/tags")));
      return tags.at("models.0.name")
          .flatMap(
              name -> name instanceof Json.Str(var text) ? Optional.of(text) : Optional.empty())
          .map(model ->
              new Brain(
                  "the " + model + " of the Ollama at " + url,
                  Optional.of(
                      "{provider: Ollama, model: \"%s\", baseUrl: \"%s\"}".formatted(model, url)),
                  Optional.empty()));
    } catch (IOException | MalformedJson | IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
