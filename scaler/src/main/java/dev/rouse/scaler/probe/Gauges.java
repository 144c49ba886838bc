package dev.rouse.scaler.probe;

/// How a scaler stands, for Prometheus.
///
/// @param agents registered ones
/// @param active those that have something due
/// @param backlog all that is due
/// @param streams open calls that wait for a push
/// @param fresh whether the journal could be read when this was last tried
public record Gauges(long agents, long active, long backlog, long streams, boolean fresh) {

  /// In Prometheus' text format. Backlogs agent by agent are the gateway's to tell.
  String text() {
    return gauge("agents", "Registered agents.", agents)
        + gauge("agents_active", "Agents that have something due.", active)
        + gauge("backlog", "Due runs of all agents.", backlog)
        + gauge("streams", "Open calls that wait for a push.", streams)
        + gauge("journal_readable", "Whether the last try to read it succeeded.", fresh ? 1 : 0);
  }

  private static String gauge(String name, String help, long value) {
    String full = "rouse_scaler_" + name;
    return "# HELP %s %s\n# TYPE %s gauge\n%s %d\n".formatted(full, help, full, full, value);
  }
}
