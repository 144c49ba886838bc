package dev.rouse.core.resource.tool;

import dev.rouse.core.resource.ToolType;
import java.util.Optional;

/// What the platform says of the tools that it carries out itself, where their author says nothing.
public record Known(String description, Parameters parameters) {
  private static final ParameterList NOTHING = ParameterList.of();

  /// Whether the platform itself can say what a tool of this type does.
  public static boolean describes(ToolType type) {
    return switch (type) {
      case KUBERNETES, HELM, PROMETHEUS, GITHUB, WEB, TIME, AGENT, MCP -> true;
      case HTTP, FUNCTION, KAFKA -> false;
    };
  }

  /// What is known of a tool with these settings.
  public static Optional<Known> of(Settings settings) {
    return switch (settings) {
      case Settings.Kubernetes(var operation, _) -> Optional.of(KnownOfKubernetes.of(operation));
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
      case Settings.Helm(var operation, _) -> Optional.of(KnownOfHelm.of(operation));
      case Settings.Github(var operation, _, _) -> Optional.of(KnownOfGithub.of(operation));
      case Settings.Http _, Settings.Function _, Settings.Kafka _ -> Optional.empty();
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

  private static Optional<Known> known(String description, ParameterList parameters) {
    return Optional.of(new Known(description, parameters.done()));
  }
}
