package dev.rouse.core.resource.tool;

import dev.rouse.core.rule.Word;

/// What can be done on the web.
public enum WebOperation implements Word {
  FETCH("fetch"),
  SEARCH("search");

  private final String word;

  WebOperation(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
