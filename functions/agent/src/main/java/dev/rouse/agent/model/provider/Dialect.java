package dev.rouse.agent.model.provider;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.TokenUsage;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.resource.Provider;
import dev.rouse.core.step.Usage;

/// How a provider is spoken to.
public interface Dialect {

  ChatRequest request(Endpoint endpoint, ModelRequest request);

  /// A client that answers in one piece.
  ChatModel whole(Endpoint endpoint, ModelRequest request);

  /// A client that answers bit by bit, on the thread that asks.
  StreamingChatModel streaming(Endpoint endpoint, ModelRequest request);

  /// What the provider counted, in our terms.
  Usage usage(TokenUsage counted);

  static Dialect of(Provider provider) {
    return switch (provider) {
      case OPEN_AI -> new OpenAi();
      case ANTHROPIC -> new Anthropic();
      case GEMINI -> new Gemini();
      case OLLAMA -> new Ollama();
    };
  }
}
