package dev.rouse.cli.cluster;

import dev.rouse.core.json.Json;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The cluster of a kubeconfig's context, with all that kubeconfigs may hold: certificates, tokens,
/// plugins that fetch one.
public final class KubeconfigCluster implements Cluster, AutoCloseable {
  private static final String FIELD_MANAGER = "kn-agent";
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final KubernetesClient client;

  /// A call of the Kubernetes client.
  private interface Call<T> {
    T make();
  }

  public KubeconfigCluster(KubernetesClient client) {
    this.client = client;
  }

  /// The cluster of a context.
  ///
  /// @param context the kubeconfig's current one where none is named
  public static KubeconfigCluster of(Optional<String> context) {
    var config = Config.autoConfigure(context.orElse(null));
    config.setRequestRetryBackoffLimit(2);
    config.setHttp2Disable(true); // an upgrade on the way is more than some proxies understand
    return new KubeconfigCluster(new KubernetesClientBuilder().withConfig(config).build());
  }

  @Override
  public String namespace() {
    return Optional.ofNullable(client.getNamespace()).orElse("default");
  }

  @Override
  public Optional<String> token() {
    var config = client.getConfiguration();
    return Optional.ofNullable(config.getAutoOAuthToken())
        .or(() -> Optional.ofNullable(config.getOauthToken()));
  }

  @Override
  public Optional<Json.Obj> get(Kind kind, String namespace, String name) throws IOException {
    return asked(() ->
        Optional.ofNullable(objects(kind).inNamespace(namespace).withName(name).get())
            .map(KubeconfigCluster::json));
  }

  @Override
  public List<Json.Obj> list(Kind kind, Optional<String> namespace, Map<String, String> labels)
      throws IOException {
    return asked(() -> {
      var all = objects(kind);
      var listed =
          namespace.isPresent()
              ? all.inNamespace(namespace.get()).withLabels(labels).list()
              : all.inAnyNamespace().withLabels(labels).list();
      return listed.getItems().stream().map(KubeconfigCluster::json).toList();
    });
  }

  @Override
  public boolean knows(Kind kind) throws IOException {
    return asked(() -> client.supports(kind.apiVersion(), kind.kind()));
  }

  @Override
  public Json.Obj apply(Json.Obj object) throws IOException {
    return asked(() ->
        json(
            client
                .resource(resource(object))
                .fieldManager(FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply()));
  }

  @Override
  public Json.Obj merge(Kind kind, Json.Obj object) throws IOException {
    var named = resource(object);
    var patch = PatchContext.of(PatchType.JSON_MERGE);
    return asked(() ->
        json(
            objects(kind)
                .inNamespace(named.getMetadata().getNamespace())
                .withName(named.getMetadata().getName())
                .patch(patch, object.write())));
  }

  @Override
  public Json.Obj create(Json.Obj object) throws IOException {
    return asked(() -> json(client.resource(resource(object)).create()));
  }

  @Override
  public boolean delete(Kind kind, String namespace, String name) throws IOException {
    List<StatusDetails> deleted =
        asked(() -> objects(kind).inNamespace(namespace).withName(name).delete());
    return !deleted.isEmpty();
  }

  @Override
  public String version() throws IOException {
    return asked(() -> client.getKubernetesVersion().getGitVersion());
  }

  @Override
  public Passage forward(String namespace, String service, int port) throws IOException {
    var destination = destination(namespace, service, port);
    var pod = client.pods().inNamespace(namespace).withName(destination.pod());
    var forward = asked(() -> pod.portForward(destination.port()));
    return new Passage(
        URI.create("http://127.0.0.1:" + forward.getLocalPort()), () -> trouble(forward));
  }

  private static Optional<String> trouble(LocalPortForward forward) {
    return Stream.of(forward.getServerThrowables(), forward.getClientThrowables())
        .flatMap(Collection::stream)
        .map(KubeconfigCluster::innermost)
        .findFirst();
  }

  private Destination destination(String namespace, String name, int port) throws IOException {
    var service =
        Optional.ofNullable(
            asked(() -> client.services().inNamespace(namespace).withName(name).get()));
    if (service.isEmpty()) {
      throw new IOException(
          "there is no Service %s/%s: install Rouse (kubectl apply -k config/knative), or name a gateway with --gateway"
              .formatted(namespace, name));
    }
    var selector = service.get().getSpec().getSelector();
    var pods = asked(() -> client.pods().inNamespace(namespace).withLabels(selector).list());
    return Destination.of(service.get(), pods.getItems(), port)
        .orElseThrow(() ->
            new IOException(
                "no pod of %s/%s is ready: kubectl -n %s describe pods; or name a gateway with --gateway"
                    .formatted(namespace, name, namespace)));
  }

  @Override
  public void close() {
    client.close();
  }

  private MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      objects(Kind kind) {
    return client.genericKubernetesResources(
        new ResourceDefinitionContext.Builder()
            .withGroup(kind.group())
            .withVersion(kind.version())
            .withKind(kind.kind())
            .withPlural(kind.plural())
            .withNamespaced(true)
            .build());
  }

  private static Json.Obj json(GenericKubernetesResource object) {
    return (Json.Obj) Json.stored(Serialization.asJson(object));
  }

  private static GenericKubernetesResource resource(Json.Obj object) {
    return Serialization.unmarshal(object.write(), GenericKubernetesResource.class);
  }

  /// @throws IOException with what the cluster says, and what may be done about it
  private <T> T asked(Call<T> call) throws IOException {
    try {
      return call.make();
    } catch (KubernetesClientException failed) {
      throw new IOException(said(failed), failed);
    }
  }

  private String said(KubernetesClientException failed) {
    String detail =
        Optional.ofNullable(failed.getStatus())
            .flatMap(status -> Optional.ofNullable(status.getMessage()))
            .orElseGet(() -> innermost(failed));
    if (failed.getCode() <= 0) {
      return "the cluster at %s cannot be reached (%s): is it the right --context?"
          .formatted(client.getMasterUrl(), detail);
    }
    return switch (failed.getCode()) {
      case UNAUTHORIZED -> "the cluster does not know you: log in to it again (" + detail + ")";
      case FORBIDDEN -> "the cluster does not let you: " + detail;
      case NOT_FOUND ->
          "the cluster does not know it: " + detail + " (`kn-agent doctor` tells why)";
      case CONFLICT -> "it is there already: " + detail;
      default -> detail;
    };
  }

  private static String innermost(Throwable failed) {
    var cause = failed.getCause();
    return cause == null
        ? failed.getClass().getSimpleName() + ": " + failed.getMessage()
        : innermost(cause);
  }
}
