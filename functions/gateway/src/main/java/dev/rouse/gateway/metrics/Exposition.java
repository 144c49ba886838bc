package dev.rouse.gateway.metrics;

import dev.rouse.core.task.AgentId;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Prometheus' text format, as far as the reader may see agents.
public final class Exposition {
  private final StringBuilder text = new StringBuilder();
  private final Predicate<String> visible;

  /// @param visible the namespaces to tell of
  Exposition(Predicate<String> visible) {
    this.visible = visible;
  }

  /// One metric.
  public final class Family {
    private final String name;

    private Family(String name) {
      this.name = name;
    }

    /// A value of one agent.
    public void of(AgentId agent, Number value) {
      agents(agent, Map.of(), value);
    }

    /// A value of one agent, apart from its others by this label.
    public void of(AgentId agent, String label, String what, Number value) {
      agents(agent, Map.of(label, what), value);
    }

    /// A value of the platform.
    public void of(Map<String, String> labels, Number value) {
      line(name, labels, value);
    }

    private void agents(AgentId agent, Map<String, String> more, Number value) {
      if (visible.test(agent.namespace())) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("namespace", agent.namespace());
        labels.put("agent", agent.name());
        labels.putAll(more);
        line(name, labels, value);
      }
    }
  }

  public Family gauge(String name, String help) {
    return family(name, "gauge", help);
  }

  public Family counter(String name, String help) {
    return family(name, "counter", help);
  }

  private Family family(String name, String type, String help) {
    text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
    return new Family(name);
  }

  private void line(String name, Map<String, String> labels, Number value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append(
          labels.entrySet().stream()
              .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
              .collect(Collectors.joining(",", "{", "}")));
    }
    String plain = value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
    text.append(' ').append(plain).append('\n');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
