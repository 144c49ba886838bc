package dev.rouse.cli.demo.monitoring;

import java.io.IOException;

/// Watches a service and tells the gateway when it falls ill.
public interface Monitoring extends AutoCloseable {

  /// The one alert that it knows.
  String ALERT = "OrdersPileUp";

  /// So many waiting orders are too many.
  int TOO_MANY = 20;

  /// What it is, for people.
  String name();

  /// Waits until the alert fires.
  void awaitFiring() throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
