package dev.rouse.controller.world;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.task.AgentId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How objects say for which agent they were made.
public final class Owned {
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String CONTROLLER = "rouse-controller";
  public static final String AGENT = "rouse.dev/agent";
  public static final String AGENT_NAMESPACE = "rouse.dev/agent-namespace";

  private Owned() {}

  /// The labels of what is made for an agent.
  public static Map<String, String> labels(AgentId agent) {
    var labels = new TreeMap<String, String>();
    labels.put(MANAGED_BY, CONTROLLER);
    labels.put("app.kubernetes.io/part-of", "rouse");
    labels.put(AGENT, agent.name());
    labels.put(AGENT_NAMESPACE, agent.namespace());
    return labels;
  }

  /// Whether the controller has made it.
  public static boolean ours(Entity object) {
    return CONTROLLER.equals(object.labels().get(MANAGED_BY));
  }

  static Optional<AgentId> owner(Entity object) {
    var labels = object.labels();
    String name = labels.get(AGENT);
    String namespace = labels.get(AGENT_NAMESPACE);
    if (name == null || namespace == null || object.key().kind() == Kind.AGENT || !ours(object)) {
      return Optional.empty();
    }
    return Optional.of(new AgentId(namespace, name));
  }
}
