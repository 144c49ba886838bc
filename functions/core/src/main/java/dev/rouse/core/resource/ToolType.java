package dev.rouse.core.resource;

import dev.rouse.core.rule.Word;

/// What carries out a tool's calls.
public enum ToolType implements Word {
  KUBERNETES("kubernetes"),
  HELM("helm"),
  PROMETHEUS("prometheus"),
  GITHUB("github"),
  HTTP("http"),
  WEB("web"),
  MCP("mcp"),
  FUNCTION("function"),
  AGENT("agent"),
  KAFKA("kafka"),
  TIME("time");

  private final String word;

  ToolType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
