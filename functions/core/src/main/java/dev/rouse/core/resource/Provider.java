package dev.rouse.core.resource;

import dev.rouse.core.rule.Word;

/// Whose wire format a model is spoken to in.
public enum Provider implements Word {
  OPEN_AI("OpenAI"),
  ANTHROPIC("Anthropic"),
  GEMINI("Gemini"),
  OLLAMA("Ollama");

  private final String word;

  Provider(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
