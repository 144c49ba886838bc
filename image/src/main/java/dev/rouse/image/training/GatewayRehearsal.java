package dev.rouse.image.training;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A gateway takes in events of every form and an alert that fires and resolves, and is asked what
/// it knows.
public final class GatewayRehearsal implements Rehearsal {
  /// So often that connections, batches and threads have been used again.
  private static final int TIMES = 50;

  private static final String JSON = "application/json";
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"%s","source":"/training","type":"t","data":{"n":%d}}\
      """;
  private static final String ALERTS =
      """
      {"version":"4","groupKey":"g","status":"%1$s","alerts":[{"status":"%1$s",
      "labels":{"severity":"critical"},"annotations":{},"fingerprint":"f",
      "startsAt":"2026-11-21T12:00:00Z","endsAt":"2026-11-21T12:01:00Z"}]}\
      """;
  private static final List<String> QUESTIONS =
      List.of(
          "/tasks",
          "/runs",
          "/incidents",
          "/approvals",
          "/dead",
          "/agents",
          "/metrics",
          "/health/liveness");

  @Override
  public Map<String, String> begin(Stage stage) {
    return stage.ownerIsTold();
  }

  @Override
  public void play(Stage stage, Trainee trainee) throws IOException {
    String agent = "/agents/" + Stage.AGENT.namespace() + "/" + Stage.AGENT.name();
    for (int i = 0; i < TIMES; i++) {
      trainee.post(agent, "application/cloudevents+json", EVENT.formatted("s" + i, i));
    }
    String batch = "[" + EVENT.formatted("b1", 1) + "," + EVENT.formatted("b2", 2) + "]";
    trainee.post(agent, "application/cloudevents-batch+json", batch);
    trainee.post(agent, JSON, "{\"message\":\"Is all well?\"}");
    trainee.post("/events", "application/cloudevents+json", EVENT.formatted("e", 1));
    trainee.post("/alerts", JSON, ALERTS.formatted("firing"));
    trainee.post("/alerts", JSON, ALERTS.formatted("resolved"));
    for (String question : QUESTIONS) {
      trainee.get(question);
    }
  }
}
