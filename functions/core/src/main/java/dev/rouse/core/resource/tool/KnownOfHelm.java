package dev.rouse.core.resource.tool;

/// What is known of tools that ask about Helm's releases.
final class KnownOfHelm {
  private static final ParameterList NOTHING = ParameterList.of();

  private KnownOfHelm() {}

  static Known of(HelmOperation operation) {
    return switch (operation) {
      case LIST -> new Known("Lists Helm releases with revision and status", namespaced(NOTHING));
      case STATUS -> new Known("Says how a Helm release stands, and its chart", revised(release()));
      case HISTORY -> new Known("Lists the revisions of a Helm release", namespaced(release()));
      case VALUES ->
          new Known(
              "Shows the values that a Helm release was given; passwords and keys are hidden",
              revised(
                  release()
                      .optional("all", "boolean", "With the chart's own values beneath them")));
    };
  }

  private static ParameterList release() {
    return NOTHING.required("release", "string", "Name of the release");
  }

  private static Parameters revised(ParameterList parameters) {
    return namespaced(parameters.optional("revision", "integer", "The latest if left out"));
  }

  private static Parameters namespaced(ParameterList parameters) {
    return parameters
        .optional("namespace", "string", "Where it is; the agent's own if left out")
        .done();
  }
}
