package dev.rouse.agent.model.provider;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import dev.rouse.core.json.Json;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.step.Usage;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// OpenAI's chat completions, which many other servers speak too.
final class OpenAi implements Dialect {
  private static final String OWN = "https://api.openai.com/v1";
  private static final Wording WORDING = new Wording(false, Map.of());

  @Override
  public ChatRequest request(Endpoint endpoint, ModelRequest request) {
    var config = endpoint.config();
    var bound = answer(config, request);
    var wanted = config.parameters();
    var parameters =
        OpenAiChatRequestParameters.builder()
            .modelName(config.model())
            .temperature(wanted.temperature().map(BigDecimal::doubleValue).orElse(null))
            .topP(wanted.topP().map(BigDecimal::doubleValue).orElse(null))
            .stopSequences(wanted.stop().isEmpty() ? null : wanted.stop())
            .toolSpecifications(RawSchema.tools(request.tools()))
            .responseFormat(bound.map(RawSchema::answer).orElse(null))
            .seed(wanted.seed().map(Long::intValue).orElse(null))
            .reasoningEffort(wanted.reasoningEffort().orElse(null));
    wanted
        .maxOutputTokens()
        .ifPresent(most -> {
          if (isOpenAis(config)) {
            parameters.maxCompletionTokens(most);
          } else {
            parameters.maxOutputTokens(most);
          }
        });
    return ChatRequest.builder()
        .messages(WORDING.of(request, bound))
        .parameters(parameters.build())
        .build();
  }

  /// Of the other servers many bind to a schema all that the model says: with one it would never
  /// call a tool.
  private static Optional<Json> answer(ModelConfig config, ModelRequest request) {
    return isOpenAis(config) || request.tools().isEmpty() ? request.answer() : Optional.empty();
  }

  /// OpenAI's newer models refuse `max_tokens`; many other servers know only that.
  private static boolean isOpenAis(ModelConfig config) {
    String host = config.baseUrl().map(URI::getHost).orElse("api.openai.com");
    return host.endsWith(".openai.com") || host.endsWith(".azure.com");
  }

  @Override
  public ChatModel whole(Endpoint endpoint, ModelRequest request) {
    var address = Address.of(endpoint.baseUrl(OWN));
    return OpenAiChatModel.builder()
        .httpClientBuilder(endpoint.transport().builder())
        .baseUrl(address.url())
        .customQueryParams(address.query())
        .apiKey(endpoint.key().orElse(null))
        .customHeaders(endpoint.headers())
        .maxRetries(0)
        .build();
  }

  @Override
  public StreamingChatModel streaming(Endpoint endpoint, ModelRequest request) {
    var address = Address.of(endpoint.baseUrl(OWN));
    return OpenAiStreamingChatModel.builder()
        .httpClientBuilder(endpoint.transport().builder())
        .baseUrl(address.url())
        .customQueryParams(address.query())
        .apiKey(endpoint.key().orElse(null))
        .customHeaders(endpoint.headers())
        .build();
  }

  @Override
  public Usage usage(TokenUsage counted) {
    var details = counted instanceof OpenAiTokenUsage usage ? usage.inputTokensDetails() : null;
    return Counted.usage(
        Counted.tokens(counted.inputTokenCount()),
        details == null ? 0 : Counted.tokens(details.cachedTokens()),
        Counted.tokens(counted.outputTokenCount()));
  }
}
