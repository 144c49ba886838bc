package dev.rouse.controller.cluster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds that the controller reads or writes.
public enum Kind {
  AGENT("rouse.dev", "v1alpha1", "Agent"),
  AGENT_TEAM("rouse.dev", "v1alpha1", "AgentTeam"),
  MODEL_CONFIG("rouse.dev", "v1alpha1", "ModelConfig"),
  TOOL("rouse.dev", "v1alpha1", "Tool"),
  NAMESPACE("", "v1", "Namespace"),
  CONFIG_MAP("", "v1", "ConfigMap"),
  SECRET("", "v1", "Secret"),
  SERVICE_ACCOUNT("", "v1", "ServiceAccount"),
  EVENT("", "v1", "Event"),
  ROLE_BINDING("rbac.authorization.k8s.io", "v1", "RoleBinding"),
  CLUSTER_ROLE_BINDING("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding"),
  NETWORK_POLICY("networking.k8s.io", "v1", "NetworkPolicy"),
  LEASE("coordination.k8s.io", "v1", "Lease"),
  SERVICE("serving.knative.dev", "v1", "Service"),
  REVISION("serving.knative.dev", "v1", "Revision"),
  TRIGGER("eventing.knative.dev", "v1", "Trigger"),
  SCALED_OBJECT("keda.sh", "v1alpha1", "ScaledObject");

  private final String group;
  private final String version;
  private final String kind;

  Kind(String group, String version, String kind) {
    this.group = group;
    this.version = version;
    this.kind = kind;
  }

  public String group() {
    return group;
  }

  public String version() {
    return version;
  }

  /// As objects write it.
  public String kind() {
    return kind;
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /// As addresses write it.
  public String plural() {
    String lower = kind.toLowerCase(Locale.ROOT);
    return this == NETWORK_POLICY ? "networkpolicies" : lower + "s";
  }

  public boolean namespaced() {
    return this != NAMESPACE && this != CLUSTER_ROLE_BINDING;
  }

  /// Whether a cluster may be without it: it belongs to Knative or KEDA.
  public boolean optional() {
    return switch (this) {
      case SERVICE, REVISION, TRIGGER, SCALED_OBJECT -> true;
      case AGENT, AGENT_TEAM, MODEL_CONFIG, TOOL, NAMESPACE, CONFIG_MAP, SECRET -> false;
      case SERVICE_ACCOUNT, EVENT, ROLE_BINDING, CLUSTER_ROLE_BINDING, NETWORK_POLICY -> false;
      case LEASE -> false;
    };
  }

  /// The kind of an object that says these.
  public static Optional<Kind> of(String apiVersion, String kind) {
    return Arrays.stream(values())
        .filter(known -> known.apiVersion().equals(apiVersion) && known.kind.equals(kind))
        .findFirst();
  }
}
