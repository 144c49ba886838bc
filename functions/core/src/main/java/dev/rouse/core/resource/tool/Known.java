package dev.rouse.core.resource.tool;

import dev.rouse.core.resource.ToolType;
import java.util.Optional;

/// What the platform says of the tools that it carries out itself, where their author says nothing.
public record Known(String description, Parameters parameters) {
  private static final ParameterList NOTHING = ParameterList.of();

  /// Whether the platform itself can say what a tool of this type does.
  public static boolean describes(ToolType type) {
    return switch (type) {
      case KUBERNETES, PROMETHEUS, WEB, TIME, AGENT, MCP -> true;
      case HELM, GITHUB, HTTP, FUNCTION, KAFKA -> false;
    };
  }

  /// What is known of a tool with these settings.
  public static Optional<Known> of(Settings settings) {
    return switch (settings) {
      case Settings.Kubernetes(var operation, _) -> Optional.of(of(operation));
      case Settings.Prometheus(var operation, _) -> Optional.of(of(operation));
      case Settings.Web(var operation, _, _) -> Optional.of(of(operation));
      case Settings.Time() ->
          known(
              "Tells the current time",
              NOTHING.optional("timeZone", "string", "Such as Europe/Berlin; UTC if left out"));
      case Settings.AgentCall _ ->
          known(
              "Asks another agent and waits for its answer",
              NOTHING.required(
                  "message", "string", "What it is to do, with all that it must know"));
      case Settings.McpServer _, Settings.McpCommand _ -> known("", NOTHING);
      case Settings.Helm _, Settings.Github _, Settings.Http _ -> Optional.empty();
      case Settings.Function _, Settings.Kafka _ -> Optional.empty();
    };
  }

  private static Known of(KubernetesOperation operation) {
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

  private static Known of(PrometheusOperation operation) {
    var query = NOTHING.required("query", "string", "A PromQL expression");
    return switch (operation) {
      case QUERY ->
          new Known(
              "Evaluates a PromQL expression at one time",
              query.optional("time", "string", "RFC 3339 or Unix seconds; now if left out").done());
      case RANGE ->
          new Known(
              "Evaluates a PromQL expression over a time range",
              query
                  .optional("since", "string", "How far back from now, such as 30m; 1h if left out")
                  .optional("start", "string", "RFC 3339 or Unix seconds, in place of since")
                  .optional("end", "string", "RFC 3339 or Unix seconds; now if left out")
                  .optional("step", "string", "Such as 30s; fits the range if left out")
                  .done());
      case ALERTS ->
          new Known(
              "Lists the alerts that are pending or firing in Prometheus",
              NOTHING.optional("matcher", "string", "Such as severity=critical").done());
      case RULES ->
          new Known(
              "Lists Prometheus' alerting and recording rules",
              NOTHING.optional("name", "string", "Of a rule, or a part of it").done());
      case SERIES ->
          new Known(
              "Lists the series that Prometheus has for a selector",
              NOTHING.required("selector", "string", "Such as up{job=\"web\"}").done());
      case LABELS ->
          new Known(
              "Lists the names of labels, or the values of one",
              NOTHING
                  .optional("label", "string", "Whose values to list; the names if left out")
                  .optional("selector", "string", "Of these series only, such as up{job=\"web\"}")
                  .done());
    };
  }

  private static Known of(WebOperation operation) {
    return switch (operation) {
      case FETCH ->
          new Known(
              "Fetches a page from the web as text",
              NOTHING.required("url", "string", "Its address, with https://").done());
      case SEARCH ->
          new Known(
              "Searches the web",
              NOTHING
                  .required("query", "string", "What to look for")
                  .optional("limit", "integer", "Most results; 10 if left out")
                  .done());
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

  private static Optional<Known> known(String description, ParameterList parameters) {
    return Optional.of(new Known(description, parameters.done()));
  }
}
