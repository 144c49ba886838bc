package dev.rouse.agent.model.provider;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.anthropic.internal.mapper.AnthropicMapper;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.TokenUsage;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.step.Usage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// Anthropic's messages. They know no seed.
final class Anthropic implements Dialect {
  private static final String OWN = "https://api.anthropic.com/v1";

  /// The client insists on a key; gateways that take another header ignore this one.
  private static final String NO_KEY = "none";

  /// Anthropic wants a number. Every model that can call tools well allows this one.
  private static final int MOST_OUTPUT = 8192;

  private static final Wording WORDING = new Wording(true, Map.of());

  @Override
  public ChatRequest request(Endpoint endpoint, ModelRequest request) {
    var wanted = endpoint.config().parameters();
    var parameters =
        AnthropicChatRequestParameters.builder()
            .modelName(endpoint.config().model())
            .temperature(wanted.temperature().map(BigDecimal::doubleValue).orElse(null))
            .topP(wanted.topP().map(BigDecimal::doubleValue).orElse(null))
            .maxOutputTokens(wanted.maxOutputTokens().orElse(MOST_OUTPUT))
            .stopSequences(wanted.stop().isEmpty() ? null : wanted.stop())
            .toolSpecifications(RawSchema.tools(request.tools()))
            .cacheSystemMessages(true)
            .cacheTools(true)
            .build();
    return ChatRequest.builder()
        .messages(WORDING.of(request, request.answer()))
        .parameters(parameters)
        .build();
  }

  /// The client has no place for the effort, and one for the schema only in the same object.
  private static Map<String, Object> output(Endpoint endpoint, ModelRequest request) {
    var output = new LinkedHashMap<String, Object>();
    endpoint.config().parameters().reasoningEffort().ifPresent(how -> output.put("effort", how));
    request
        .answer()
        .map(schema -> AnthropicMapper.toAnthropicSchema(PlainSchema.of(schema)))
        .ifPresent(schema -> output.put("format", Map.of("type", "json_schema", "schema", schema)));
    return output.isEmpty() ? Map.of() : Map.of("output_config", output);
  }

  @Override
  public ChatModel whole(Endpoint endpoint, ModelRequest request) {
    return AnthropicChatModel.builder()
        .httpClientBuilder(endpoint.transport().builder())
        .baseUrl(endpoint.baseUrl(OWN))
        .apiKey(endpoint.key().orElse(NO_KEY))
        .customHeaders(endpoint.headers())
        .customParameters(output(endpoint, request))
        .maxRetries(0)
        .build();
  }

  @Override
  public StreamingChatModel streaming(Endpoint endpoint, ModelRequest request) {
    return AnthropicStreamingChatModel.builder()
        .httpClientBuilder(endpoint.transport().builder())
        .baseUrl(endpoint.baseUrl(OWN))
        .apiKey(endpoint.key().orElse(NO_KEY))
        .customHeaders(endpoint.headers())
        .customParameters(output(endpoint, request))
        .build();
  }

  /// Anthropic counts what it read from its cache, and wrote into it, beside the input.
  @Override
  public Usage usage(TokenUsage counted) {
    long input = Counted.tokens(counted.inputTokenCount());
    long output = Counted.tokens(counted.outputTokenCount());
    if (!(counted instanceof AnthropicTokenUsage usage)) {
      return Counted.usage(input, 0, output);
    }
    long read = Counted.tokens(usage.cacheReadInputTokens());
    long written = Counted.tokens(usage.cacheCreationInputTokens());
    return Counted.usage(input + read + written, read, output);
  }
}
