package dev.rouse.core.resource.tool;

import dev.rouse.core.rule.Word;

/// What can be asked of Prometheus.
public enum PrometheusOperation implements Word {
  QUERY("query"),
  RANGE("range"),
  ALERTS("alerts"),
  RULES("rules"),
  SERIES("series"),
  LABELS("labels");

  private final String word;

  PrometheusOperation(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
