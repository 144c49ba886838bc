package dev.rouse.core.resource.tool;

/// What is known of tools that look at a cluster or change it.
final class KnownOfKubernetes {
  private static final ParameterList NOTHING = ParameterList.of();

  private KnownOfKubernetes() {}

  static Known of(KubernetesOperation operation) {
    return switch (operation) {
      case GET -> new Known("Reads one Kubernetes resource as JSON", object());
      case LIST ->
          new Known(
              "Lists Kubernetes resources as a table",
              selected(
                  resource().optional("fieldSelector", "string", "Such as status.phase=Failed")));
      case DESCRIBE ->
          new Known("Describes a Kubernetes resource with its conditions and events", object());
      case LOGS -> new Known("Reads the last lines of a pod's log", logs());
      case EVENTS ->
          new Known(
              "Lists recent Kubernetes events, newest last",
              namespaced(NOTHING.optional("about", "string", "Name of the object they are about")));
      case TOP ->
          new Known(
              "Shows how much CPU and memory pods or nodes use",
              selected(NOTHING.oneOf("resource", "pods", "nodes")));
      case ROLLOUT_STATUS -> new Known("Says how far a workload's rollout is", workload());
      case APPLY ->
          new Known(
              "Creates or changes one Kubernetes resource (server-side apply)",
              NOTHING
                  .required(
                      "manifest", "object", "The resource: apiVersion, kind, metadata and more")
                  .done());
      case SCALE ->
          new Known(
              "Sets how many replicas a workload has",
              namespaced(
                  named(NOTHING.oneOf("resource", "deployment", "statefulset", "replicaset"))
                      .required("replicas", "integer", "How many there shall be")));
      case RESTART -> new Known("Restarts a workload's pods one after another", workload());
      case DELETE -> new Known("Deletes one Kubernetes resource", object());
    };
  }

  private static ParameterList resource() {
    return NOTHING.required(
        "resource", "string", "Resource type, such as pods or deployments.apps");
  }

  private static ParameterList named(ParameterList resource) {
    return resource.required("name", "string", "Name of the resource");
  }

  private static Parameters namespaced(ParameterList parameters) {
    return parameters
        .optional("namespace", "string", "Where it is; the agent's own if left out")
        .done();
  }

  private static Parameters object() {
    return namespaced(named(resource()));
  }

  private static Parameters workload() {
    return namespaced(named(NOTHING.oneOf("resource", "deployment", "statefulset", "daemonset")));
  }

  private static Parameters selected(ParameterList parameters) {
    return namespaced(parameters.optional("labelSelector", "string", "Such as app=web,tier!=test"));
  }

  private static Parameters logs() {
    return namespaced(
        NOTHING
            .required("pod", "string", "Name of the pod")
            .optional("container", "string", "Needed where the pod has several")
            .optional("lines", "integer", "How many of the last; 100 if left out")
            .optional("since", "string", "Only what is younger, such as 10m")
            .optional("previous", "boolean", "Of the container before its last restart"));
  }
}
