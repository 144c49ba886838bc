package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.world.World;
import dev.rouse.core.json.Json;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The platform's settings: the ConfigMap `rouse` of its namespace.
///
/// @param agentImage of agents that say none
/// @param scalerAuthentication the ClusterTriggerAuthentication with which KEDA shows itself to the
///   scaler; without it they speak in clear text
/// @param clusterWide namespaces whose agents may be let loose on every namespace
/// @param asksToolServers whether tool servers are asked what they offer, for their Tools' status
/// @param agents variables that every agent's process gets
public record Platform(
    String namespace,
    String agentImage,
    String gatewayUrl,
    String scalerAddress,
    Optional<String> scalerAuthentication,
    Set<String> clusterWide,
    boolean asksToolServers,
    Map<String, String> agents) {
  public static final String CONFIG_MAP = "rouse";

  private static final String DEFAULT_IMAGE = "rouse-agent:0.1.0";
  private static final String DEFAULT_ISSUER = "https://kubernetes.default.svc.cluster.local";

  /// Settings that are passed on to agents as they are.
  private static final Map<String, String> PASSED_ON =
      Map.of(
          "prometheusUrl", "ROUSE_PROMETHEUS_URL",
          "searxngUrl", "ROUSE_SEARXNG_URL",
          "githubUrl", "ROUSE_GITHUB_URL",
          "logLevel", "ROUSE_LOG_LEVEL",
          "otlpEndpoint", "OTEL_EXPORTER_OTLP_ENDPOINT",
          "tokenIssuer", "ROUSE_OIDC_ISSUER",
          "tokenAudience", "ROUSE_OIDC_AUDIENCE");

  public Platform {
    clusterWide = Set.copyOf(clusterWide);
    agents = Map.copyOf(agents);
  }

  /// Where the settings are.
  public static Key key(String namespace) {
    return new Key(Kind.CONFIG_MAP, namespace, CONFIG_MAP);
  }

  /// What the ConfigMap says; defaults where it says nothing, or is not there.
  public static Platform of(String namespace, World world) {
    var data =
        world
            .get(key(namespace))
            .map(map -> Entity.object(map.json(), "data"))
            .orElse(Json.Obj.EMPTY);
    var agents = new TreeMap<String, String>();
    agents.put("ROUSE_OIDC_ISSUER", DEFAULT_ISSUER);
    agents.put("ROUSE_OIDC_AUDIENCE", "rouse");
    PASSED_ON.forEach((setting, variable) ->
        data.text(setting)
            .filter(value -> !value.isBlank())
            .ifPresent(value -> agents.put(variable, value)));
    return new Platform(
        namespace,
        data.text("agentImage").orElse(DEFAULT_IMAGE),
        data.text("gatewayUrl").orElse("http://" + host("rouse-gateway", namespace)),
        data.text("scalerAddress").orElse(host("rouse-scaler", namespace) + ":8080"),
        data.text("scalerAuthentication").filter(name -> !name.isBlank()),
        Arrays.stream(data.text("clusterWideNamespaces").orElse("").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet()),
        !data.text("askToolServers").orElse("true").equals("false"),
        agents);
  }

  private static String host(String service, String namespace) {
    return service + "." + namespace + ".svc.cluster.local";
  }
}
