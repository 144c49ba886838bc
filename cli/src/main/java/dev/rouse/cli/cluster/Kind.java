package dev.rouse.cli.cluster;

import dev.rouse.core.rule.BrokenRule;
import java.util.Arrays;

/// Kinds of objects that commands look at.
public enum Kind {
  AGENT("rouse.dev", "v1alpha1", "Agent", "agents"),
  MODEL_CONFIG("rouse.dev", "v1alpha1", "ModelConfig", "modelconfigs"),
  TOOL("rouse.dev", "v1alpha1", "Tool", "tools"),
  AGENT_TEAM("rouse.dev", "v1alpha1", "AgentTeam", "agentteams"),
  SCALED_OBJECT("keda.sh", "v1alpha1", "ScaledObject", "scaledobjects"),
  SERVICE("serving.knative.dev", "v1", "Service", "services"),
  REVISION("serving.knative.dev", "v1", "Revision", "revisions"),
  TRIGGER("eventing.knative.dev", "v1", "Trigger", "triggers"),
  POD("", "v1", "Pod", "pods"),
  DEPLOYMENT("apps", "v1", "Deployment", "deployments");

  private final String group;
  private final String version;
  private final String kind;
  private final String plural;

  Kind(String group, String version, String kind, String plural) {
    this.group = group;
    this.version = version;
    this.kind = kind;
    this.plural = plural;
  }

  /// The kind of one of Rouse's own resources.
  public static Kind ofResource(String kind) {
    return Arrays.stream(values())
        .filter(known -> known.group.equals("rouse.dev") && known.kind.equals(kind))
        .findFirst()
        .orElseThrow(() -> new BrokenRule("'" + kind + "' is none of Rouse's kinds"));
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  public String group() {
    return group;
  }

  public String version() {
    return version;
  }

  public String kind() {
    return kind;
  }

  public String plural() {
    return plural;
  }
}
