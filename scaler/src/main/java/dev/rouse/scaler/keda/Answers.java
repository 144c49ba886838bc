package dev.rouse.scaler.keda;

import externalscaler.GetMetricSpecResponse;
import externalscaler.GetMetricsResponse;
import externalscaler.IsActiveResponse;
import externalscaler.MetricSpec;
import externalscaler.MetricValue;

/// Answers in KEDA's terms. Older ones of it read the whole numbers, newer ones the others.
final class Answers {
  /// KEDA puts its own prefix before it.
  static final String METRIC = "backlog";

  private static final IsActiveResponse ACTIVE = active(1);

  private Answers() {}

  static IsActiveResponse active(int backlog) {
    return IsActiveResponse.newBuilder().setResult(backlog > 0).build();
  }

  static IsActiveResponse active() {
    return ACTIVE;
  }

  static GetMetricSpecResponse spec(Trigger trigger) {
    return GetMetricSpecResponse.newBuilder()
        .addMetricSpecs(
            MetricSpec.newBuilder()
                .setMetricName(METRIC)
                .setTargetSize(trigger.targetSize())
                .setTargetSizeFloat(trigger.targetSize()))
        .build();
  }

  /// There is one metric, so it answers to whatever name was asked for.
  static GetMetricsResponse value(String metric, int backlog) {
    return GetMetricsResponse.newBuilder()
        .addMetricValues(
            MetricValue.newBuilder()
                .setMetricName(metric)
                .setMetricValue(backlog)
                .setMetricValueFloat(backlog))
        .build();
  }
}
