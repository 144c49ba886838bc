package dev.rouse.controller.program;

import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.loop.Controller;
import dev.rouse.controller.world.World;

/// What is counted, in Prometheus' text format.
final class Metrics {
  private Metrics() {}

  static String of(Controller controller, World world) {
    var text = new StringBuilder();
    line(text, "rouse_controller_agents", "gauge", "Agents that there are", agents(world));
    line(
        text,
        "rouse_controller_waiting",
        "gauge",
        "Resources that wait to be looked at",
        controller.waiting());
    line(
        text,
        "rouse_controller_rounds_total",
        "counter",
        "Looks at a resource",
        controller.rounds());
    line(
        text,
        "rouse_controller_failures_total",
        "counter",
        "Looks that are to be repeated",
        controller.failures());
    return text.toString();
  }

  private static int agents(World world) {
    return world.keys(Kind.AGENT).size();
  }

  private static void line(StringBuilder text, String name, String type, String help, long value) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    text.append(name).append(' ').append(value).append('\n');
  }
}
