package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.resource.tool.KubernetesOperation;
import dev.rouse.core.resource.tool.Settings;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/// What an agent may do in the cluster: bindings of fixed ClusterRoles, no more than its tools
/// need.
///
/// A tool that names another namespace gets in only where that namespace says so: whoever may write
/// Agents in one namespace must not give themselves rights in all of them.
final class BindingsPlan {
  static final String ALLOW = "rouse.dev/allow-agents-from";
  private static final String EVERY = "*";
  private static final String GROUP = "rbac.authorization.k8s.io";

  /// One right of a tool.
  ///
  /// @param namespace where; `*` for everywhere
  private record Right(String role, String namespace) {}

  private final Seen seen;
  private final SequencedSet<Right> rights =
      new TreeSet<>(Comparator.comparing(Right::namespace).thenComparing(Right::role));

  private BindingsPlan(Seen seen) {
    this.seen = seen;
    seen.definition().tools().forEach(this::tool);
  }

  /// Whether any of its tools talks to the cluster.
  static boolean needsCluster(Seen seen) {
    return !new BindingsPlan(seen).rights.isEmpty();
  }

  static List<Entity> of(Seen seen) {
    var plan = new BindingsPlan(seen);
    return plan.rights.stream().filter(plan::allowed).map(plan::binding).toList();
  }

  /// The namespaces that an agent wants to work in and may not.
  static List<String> refused(Seen seen) {
    var plan = new BindingsPlan(seen);
    return plan.rights.stream()
        .filter(right -> !plan.allowed(right))
        .map(Right::namespace)
        .distinct()
        .toList();
  }

  private void tool(Tool tool) {
    switch (tool.settings()) {
      case Settings.Kubernetes(var operation, var namespaces) -> add(role(operation), namespaces);
      case Settings.Helm(_, var namespaces) -> add("read", namespaces);
      case Settings.Prometheus _, Settings.Github _, Settings.Http _, Settings.Web _ -> {}
      case Settings.McpServer _, Settings.McpCommand _, Settings.Function _ -> {}
      case Settings.AgentCall _, Settings.Kafka _, Settings.Time _ -> {}
    }
  }

  private void add(String role, List<String> namespaces) {
    var where = namespaces.isEmpty() ? List.of(seen.agent().namespace()) : namespaces;
    where.forEach(namespace -> rights.add(new Right("rouse-tools-" + role, namespace)));
  }

  private static String role(KubernetesOperation operation) {
    return switch (operation) {
      case GET, LIST, DESCRIBE, LOGS, EVENTS, TOP, ROLLOUT_STATUS -> "read";
      case SCALE, RESTART -> "scale";
      case APPLY -> "apply";
      case DELETE -> "delete";
    };
  }

  private boolean allowed(Right right) {
    String own = seen.agent().namespace();
    if (right.namespace().equals(EVERY)) {
      return seen.platform().clusterWide().contains(own);
    }
    return right.namespace().equals(own) || admits(right.namespace(), own);
  }

  private boolean admits(String namespace, String from) {
    return seen.live(new Key(Kind.NAMESPACE, "", namespace))
        .map(Entity::annotations)
        .map(annotations -> annotations.getOrDefault(ALLOW, ""))
        .map(allowed -> Set.copyOf(Arrays.asList(allowed.strip().split("\\s*,\\s*", -1))))
        .filter(allowed -> allowed.contains(from) || allowed.contains(EVERY))
        .isPresent();
  }

  /// What is to be watched for that: the namespaces that are named.
  static List<Key> uses(Seen seen) {
    return new BindingsPlan(seen)
        .rights.stream()
            .map(Right::namespace)
            .filter(name -> !name.equals(EVERY))
            .distinct()
            .map(name -> new Key(Kind.NAMESPACE, "", name))
            .toList();
  }

  private Entity binding(Right right) {
    var key = key(right);
    boolean own = right.namespace().equals(seen.agent().namespace());
    var begin = own ? Wanted.ownedBy(seen, key) : Wanted.far(seen, key);
    return Wanted.done(
        begin
            .put(
                "roleRef",
                Json.object()
                    .put("apiGroup", GROUP)
                    .put("kind", "ClusterRole")
                    .put("name", right.role()))
            .some("subjects", List.of(subject())));
  }

  private Key key(Right right) {
    var id = seen.agent().id();
    String verb = right.role().substring(right.role().lastIndexOf('-') + 1);
    if (right.namespace().equals(id.namespace())) {
      return new Key(Kind.ROLE_BINDING, right.namespace(), "rouse-" + id.name() + "-" + verb);
    }
    // Agents of several namespaces meet here: a/b-c and a-b/c must not share a name.
    String name = Names.marked("rouse-" + id.namespace() + "-" + id.name() + "-" + verb, id + verb);
    return right.namespace().equals(EVERY)
        ? new Key(Kind.CLUSTER_ROLE_BINDING, "", name)
        : new Key(Kind.ROLE_BINDING, right.namespace(), name);
  }

  private Json.Obj subject() {
    return Json.object()
        .put("kind", "ServiceAccount")
        .put("name", AccountPlan.name(seen))
        .put("namespace", seen.agent().namespace())
        .done();
  }
}
