package dev.rouse.agent.model.provider;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.output.TokenUsage;
import dev.rouse.core.json.Json;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.step.Usage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Ollama's own chat.
final class Ollama implements Dialect {
  private static final String OWN = "http://localhost:11434";
  private static final Wording WORDING = new Wording(false, Map.of());

  @Override
  public ChatRequest request(Endpoint endpoint, ModelRequest request) {
    var bound = answer(request);
    var wanted = endpoint.config().parameters();
    var parameters =
        OllamaChatRequestParameters.builder()
            .modelName(endpoint.config().model())
            .temperature(wanted.temperature().map(BigDecimal::doubleValue).orElse(null))
            .topP(wanted.topP().map(BigDecimal::doubleValue).orElse(null))
            .maxOutputTokens(wanted.maxOutputTokens().orElse(null))
            .stopSequences(wanted.stop().isEmpty() ? null : wanted.stop())
            .toolSpecifications(RawSchema.tools(request.tools()))
            .responseFormat(bound.map(RawSchema::answer).orElse(null))
            .seed(wanted.seed().map(Long::intValue).orElse(null))
            .think(wanted.reasoningEffort().map(effort -> !effort.equals("none")).orElse(null))
            .build();
    return ChatRequest.builder()
        .messages(WORDING.of(request, bound))
        .parameters(parameters)
        .build();
  }

  /// A schema binds all that the model says, so with one it would never call a tool.
  private static Optional<Json> answer(ModelRequest request) {
    return request.tools().isEmpty() ? request.answer() : Optional.empty();
  }

  /// Ollama itself knows no keys; what stands before it may.
  private static Map<String, String> headers(Endpoint endpoint) {
    var headers = new LinkedHashMap<String, String>();
    endpoint.key().ifPresent(key -> headers.put("Authorization", "Bearer " + key));
    headers.putAll(endpoint.headers());
    return headers;
  }

  @Override
  public ChatModel whole(Endpoint endpoint, ModelRequest request) {
    return OllamaChatModel.builder()
        .httpClientBuilder(endpoint.transport().builder())
        .baseUrl(endpoint.baseUrl(OWN))
        .customHeaders(headers(endpoint))
        .logRequests(false)
        .logResponses(false)
        .maxRetries(0)
        .build();
  }

  @Override
  public StreamingChatModel streaming(Endpoint endpoint, ModelRequest request) {
    return OllamaStreamingChatModel.builder()
        .httpClientBuilder(endpoint.transport().builder())
        .baseUrl(endpoint.baseUrl(OWN))
        .customHeaders(headers(endpoint))
        .logRequests(false)
        .logResponses(false)
        .build();
  }

  @Override
  public Usage usage(TokenUsage counted) {
    return Counted.usage(
        Counted.tokens(counted.inputTokenCount()), 0, Counted.tokens(counted.outputTokenCount()));
  }
}
