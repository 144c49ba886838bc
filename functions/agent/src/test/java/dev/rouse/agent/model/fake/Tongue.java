package dev.rouse.agent.model.fake;

import dev.rouse.core.resource.Provider;
import java.util.List;
import java.util.stream.Stream;

/// A provider's way to write an answer.
interface Tongue {

  String whole(Reply.Said said);

  /// The same answer bit by bit, as the lines of a stream.
  List<String> pieces(Reply.Said said);

  static Tongue of(String path) {
    return switch (provider(path)) {
      case OPEN_AI -> new OpenAiTongue();
      case ANTHROPIC -> new AnthropicTongue();
      case GEMINI -> new GeminiTongue();
      case OLLAMA -> new OllamaTongue();
    };
  }

  private static Provider provider(String path) {
    if (path.endsWith("/chat/completions")) {
      return Provider.OPEN_AI;
    }
    if (path.endsWith("/messages")) {
      return Provider.ANTHROPIC;
    }
    return path.endsWith("enerateContent") ? Provider.GEMINI : Provider.OLLAMA;
  }

  /// A text's words, each with the space before it.
  static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Stream.of(text.split("(?= )", -1)).toList();
  }
}
