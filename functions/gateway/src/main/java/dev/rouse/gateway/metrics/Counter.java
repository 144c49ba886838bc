package dev.rouse.gateway.metrics;

/// What a gateway counts itself, for each agent and each way in which it may end.
public enum Counter {
  TASKS("rouse_tasks_total", "Events taken in, by what became of them; KNOWN are repeats."),
  INCIDENTS("rouse_incident_changes_total", "Notices of alert groups, by what became of them."),
  DELIVERIES("rouse_delivery_attempts_total", "Attempts to deliver, by what became of them.");

  private final String metric;
  private final String help;

  Counter(String metric, String help) {
    this.metric = metric;
    this.help = help;
  }

  String metric() {
    return metric;
  }

  String help() {
    return help;
  }
}
