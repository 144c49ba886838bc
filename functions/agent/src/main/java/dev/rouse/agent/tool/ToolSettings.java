package dev.rouse.agent.tool;

import dev.rouse.core.resource.HttpAddress;
import dev.rouse.core.rule.BrokenRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the built-in tools need of the platform, where a tool does not say it itself. All of it may
/// be missing: a tool that needs it then says so.
///
/// @param kubernetes the API server that the pod's own environment names, `host:port`
/// @param kubeconfig used in place of the pod's service account
/// @param kubeWrites whether tools may change anything in the cluster
public record ToolSettings(
    Optional<URI> prometheus,
    Optional<URI> searxng,
    Optional<URI> github,
    Optional<String> kubernetes,
    Optional<Path> kubeconfig,
    Optional<String> kubeContext,
    boolean kubeWrites) {
  public static final ToolSettings NONE = from(Map.of());

  /// Reads them from the environment.
  ///
  /// @throws BrokenRule naming the variable that is wrong
  public static ToolSettings from(Map<String, String> environment) {
    return new ToolSettings(
        address(environment, "ROUSE_PROMETHEUS_URL"),
        address(environment, "ROUSE_SEARXNG_URL"),
        address(environment, "ROUSE_GITHUB_URL"),
        text(environment, "KUBERNETES_SERVICE_HOST")
            .map(host -> host.contains(":") ? "[" + host + "]" : host)
            .map(host -> host + ":" + text(environment, "KUBERNETES_SERVICE_PORT").orElse("443")),
        text(environment, "KUBECONFIG").map(Path::of),
        text(environment, "ROUSE_KUBE_CONTEXT"),
        flag(environment, "ROUSE_KUBE_WRITES"));
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  /// Unless it is forbidden it is allowed: in a cluster the agent's roles decide.
  private static boolean flag(Map<String, String> environment, String name) {
    return switch (text(environment, name).orElse("true")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BrokenRule(name + " is neither true nor false");
    };
  }

  private static Optional<URI> address(Map<String, String> environment, String name) {
    try {
      return text(environment, name).map(HttpAddress::parse);
    } catch (BrokenRule broken) {
      throw new BrokenRule(name + " " + broken.getMessage());
    }
  }
}
