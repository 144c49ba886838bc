package dev.rouse.gateway.delivery;

import dev.rouse.core.json.Json;
import java.net.URI;
import java.util.Optional;

/// Where the objects of a cluster, or of one machine, are reached over HTTP.
///
/// @param broker of a Broker, with `{namespace}`, `{name}` and `{gateway}` in it
/// @param service of anything else
public record Addresses(String broker, String service) {

  /// As Knative and Kubernetes have them where nobody has configured anything.
  public static final Addresses OF_A_CLUSTER =
      new Addresses(
          "http://broker-ingress.knative-eventing.svc.cluster.local/{namespace}/{name}",
          "http://{name}.{namespace}.svc.cluster.local");

  /// On one machine the gateway itself is every Broker, and the agents are all that has a name.
  public static final Addresses OF_ONE_MACHINE =
      new Addresses("{gateway}/events", "{gateway}/agents/{namespace}/{name}");

  /// The same, where the gateway is known by now.
  public Addresses at(String gateway) {
    return new Addresses(
        broker.replace("{gateway}", gateway), service.replace("{gateway}", gateway));
  }

  /// What a sink's `ref` or `uri` means.
  ///
  /// @param namespace the agent's own, where the reference names none
  Optional<URI> of(Json.Obj sink, String namespace) {
    return sink.text("uri")
        .map(URI::create)
        .or(() -> sink.at("ref").map(ref -> of(ref, text(ref, "namespace").orElse(namespace), "")));
  }

  private URI of(Json ref, String namespace, String missing) {
    String kind = text(ref, "kind").orElse(missing);
    String pattern = kind.equals("Broker") ? broker : service;
    return URI.create(
        pattern
            .replace("{namespace}", namespace)
            .replace("{name}", text(ref, "name").orElse(missing)));
  }

  private static Optional<String> text(Json json, String path) {
    return json.at(path)
        .flatMap(
            found -> found instanceof Json.Str(var text) ? Optional.of(text) : Optional.empty());
  }
}
