package dev.rouse.agent.tool.kubernetes;

import dev.rouse.core.json.Json;
import java.math.BigDecimal;

/// How far a workload's rollout is, by the rules of `kubectl rollout status`.
final class Rollout {
  private Rollout() {}

  static Json.Obj of(Json workload) {
    boolean daemons = Printed.text(workload, "kind").equals("DaemonSet");
    long wanted =
        daemons
            ? number(workload, "status.desiredNumberScheduled", 0)
            : number(workload, "spec.replicas", 1);
    long updated =
        number(workload, daemons ? "status.updatedNumberScheduled" : "status.updatedReplicas", 0);
    long ready =
        number(
            workload,
            daemons
                ? "status.numberAvailable"
                : Printed.text(workload, "kind").equals("StatefulSet")
                    ? "status.readyReplicas"
                    : "status.availableReplicas",
            0);
    long old = daemons ? 0 : number(workload, "status.replicas", 0) - updated;
    boolean seen =
        number(workload, "status.observedGeneration", 0)
            >= number(workload, "metadata.generation", 0);
    boolean done = seen && updated >= wanted && ready >= wanted && old <= 0;
    return Json.object()
        .put("done", done)
        .put("wanted", wanted)
        .put("updated", updated)
        .put("available", ready)
        .put("old", Math.max(0, old))
        .put("message", message(workload, done, seen))
        .done();
  }

  private static String message(Json workload, boolean done, boolean seen) {
    for (Json condition : Discovery.items(workload, "status.conditions")) {
      if (Printed.text(condition, "reason").equals("ProgressDeadlineExceeded")) {
        return "The rollout is stuck: " + Printed.text(condition, "message");
      }
    }
    return done
        ? "The rollout is complete"
        : seen ? "The rollout goes on" : "The change has not been looked at yet";
  }

  private static long number(Json value, String path, long otherwise) {
    return value.at(path).orElse(Json.Null.VALUE) instanceof Json.Num(BigDecimal number)
        ? number.longValue()
        : otherwise;
  }
}
