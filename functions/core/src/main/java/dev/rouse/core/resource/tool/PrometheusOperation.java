package dev.rouse.core.resource.tool;

import dev.rouse.core.rule.Hyphenated;

/// What can be asked of Prometheus.
public enum PrometheusOperation implements Hyphenated {
  QUERY,
  RANGE,
  ALERTS,
  RULES,
  SERIES,
  LABELS
}
