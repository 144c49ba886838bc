package dev.rouse.agent.model.provider;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatRequestParameters;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import dev.rouse.core.json.Json;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.step.Usage;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Google's generateContent.
final class Gemini implements Dialect {
  private static final String OWN = "https://generativelanguage.googleapis.com/v1beta";

  /// From its third generation on Gemini wants back the signature that came with a call, which the
  /// journal, in no provider's words, does not hold. This is what Google says to send then.
  private static final Map<String, Object> UNSIGNED =
      Map.of("thinking_signature", "skip_thought_signature_validator");

  /// Its second generation counts tokens of thought where the third knows levels.
  private static final Map<String, Integer> THOUGHT_TOKENS =
      Map.of("none", 0, "minimal", 512, "low", 1024, "medium", 8192, "high", 24576);

  @Override
  public ChatRequest request(Endpoint endpoint, ModelRequest request) {
    var config = endpoint.config();
    var bound = answer(request);
    var wanted = config.parameters();
    var parameters =
        GoogleAiGeminiChatRequestParameters.builder()
            .modelName(config.model())
            .temperature(wanted.temperature().map(BigDecimal::doubleValue).orElse(null))
            .topP(wanted.topP().map(BigDecimal::doubleValue).orElse(null))
            .maxOutputTokens(wanted.maxOutputTokens().orElse(null))
            .stopSequences(wanted.stop().isEmpty() ? null : wanted.stop())
            .toolSpecifications(PlainSchema.tools(request.tools()))
            .responseFormat(bound.map(PlainSchema::of).map(RawSchema::format).orElse(null))
            .build();
    var wording = new Wording(false, isSecond(config) ? Map.of() : UNSIGNED);
    return ChatRequest.builder()
        .messages(wording.of(request, bound))
        .parameters(parameters)
        .build();
  }

  /// Gemini's second generation refuses a schema beside tools.
  private static Optional<Json> answer(ModelRequest request) {
    return request.tools().isEmpty() ? request.answer() : Optional.empty();
  }

  private static boolean isSecond(ModelConfig config) {
    return config.model().startsWith("gemini-2");
  }

  private static @Nullable GeminiThinkingConfig thought(ModelConfig config) {
    return config
        .parameters()
        .reasoningEffort()
        .map(effort -> thought(config, effort).build())
        .orElse(null);
  }

  private static GeminiThinkingConfig.Builder thought(ModelConfig config, String effort) {
    var tokens = isSecond(config) ? THOUGHT_TOKENS.get(effort) : null;
    var thinking = GeminiThinkingConfig.builder();
    return tokens == null ? thinking.thinkingLevel(effort) : thinking.thinkingBudget(tokens);
  }

  private static @Nullable Integer seed(ModelConfig config) {
    return config.parameters().seed().map(Long::intValue).orElse(null);
  }

  @Override
  public ChatModel whole(Endpoint endpoint, ModelRequest request) {
    return GoogleAiGeminiChatModel.builder()
        .httpClientBuilder(endpoint.transport().builder(GeminiTurns::merged))
        .baseUrl(endpoint.baseUrl(OWN))
        .apiKey(endpoint.key().orElse(null))
        .customHeaders(endpoint.headers())
        .seed(seed(endpoint.config()))
        .thinkingConfig(thought(endpoint.config()))
        .sendThinking(true)
        .returnThinking(false)
        .maxRetries(0)
        .build();
  }

  @Override
  public StreamingChatModel streaming(Endpoint endpoint, ModelRequest request) {
    return GoogleAiGeminiStreamingChatModel.builder()
        .httpClientBuilder(endpoint.transport().builder(GeminiTurns::merged))
        .baseUrl(endpoint.baseUrl(OWN))
        .apiKey(endpoint.key().orElse(null))
        .customHeaders(endpoint.headers())
        .seed(seed(endpoint.config()))
        .thinkingConfig(thought(endpoint.config()))
        .sendThinking(true)
        .returnThinking(false)
        .build();
  }

  /// Gemini counts its thoughts beside the output, and charges them like it.
  @Override
  public Usage usage(TokenUsage counted) {
    long input = Counted.tokens(counted.inputTokenCount());
    long output = Counted.tokens(counted.outputTokenCount());
    if (!(counted instanceof GoogleAiGeminiTokenUsage usage)) {
      return Counted.usage(input, 0, output);
    }
    long cached = Counted.tokens(usage.cachedContentTokenCount());
    return Counted.usage(input, cached, output + Counted.tokens(usage.thoughtsTokenCount()));
  }
}
