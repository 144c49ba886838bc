package dev.rouse.controller.watch;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.world.Owned;
import dev.rouse.controller.world.World;
import dev.rouse.core.json.Json;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.ReducedStateItemStore;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The watch of one kind. The informer keeps nothing but names and versions; what is needed of the
/// objects is in the world.
final class KindWatch implements AutoCloseable {
  private static final long PAGE = 500;

  private final Kind kind;
  private final World world;
  private final Consumer<Key> changed;
  private Optional<SharedIndexInformer<GenericKubernetesResource>> informer = Optional.empty();

  KindWatch(Kind kind, World world, Consumer<Key> changed) {
    this.kind = kind;
    this.world = world;
    this.changed = changed;
  }

  void start(KubernetesClient client) {
    var context =
        new ResourceDefinitionContext.Builder()
            .withGroup(kind.group())
            .withVersion(kind.version())
            .withKind(kind.kind())
            .withPlural(kind.plural())
            .withNamespaced(kind.namespaced())
            .build();
    var serialization = client.getKubernetesSerialization();
    var all = client.genericKubernetesResources(context).inAnyNamespace();
    var some = all.withLabels(labels());
    var made =
        some.withLimit(PAGE)
            .runnableInformer(0)
            .itemStore(
                new ReducedStateItemStore<>(
                    ReducedStateItemStore.NAME_KEY_STATE,
                    GenericKubernetesResource.class,
                    serialization,
                    "metadata.resourceVersion"))
            .exceptionHandler((_, _) -> true)
            .addEventHandler(handler(serialization));
    informer = Optional.of(made);
    var _ = made.start();
  }

  /// Of kinds that are not ours, only what we have made.
  private Map<String, String> labels() {
    return switch (kind) {
      case SERVICE_ACCOUNT, ROLE_BINDING, CLUSTER_ROLE_BINDING, NETWORK_POLICY, SERVICE ->
          Map.of(Owned.MANAGED_BY, Owned.CONTROLLER);
      case REVISION, TRIGGER, SCALED_OBJECT -> Map.of(Owned.MANAGED_BY, Owned.CONTROLLER);
      case AGENT, AGENT_TEAM, MODEL_CONFIG, TOOL, NAMESPACE, CONFIG_MAP, SECRET -> Map.of();
      case EVENT, LEASE -> Map.of();
    };
  }

  private ResourceEventHandler<GenericKubernetesResource> handler(
      KubernetesSerialization serialization) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(GenericKubernetesResource object) {
        seen(serialization, object);
      }

      @Override
      public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource object) {
        seen(serialization, object);
      }

      @Override
      public void onDelete(GenericKubernetesResource object, boolean unknown) {
        var key = key(object);
        changed.accept(key);
        world.remove(key, version(object));
        changed.accept(key);
      }
    };
  }

  /// What we have written ourselves comes back here: that is known, and no news to anyone.
  private void seen(KubernetesSerialization serialization, GenericKubernetesResource object) {
    if (world.knows(key(object), version(object))) {
      return;
    }
    object.getMetadata().setManagedFields(null);
    if (Json.stored(serialization.asJson(object)) instanceof Json.Obj json) {
      var entity = Entity.of(json);
      if (world.put(entity)) {
        changed.accept(entity.key());
      }
    }
  }

  private Key key(GenericKubernetesResource object) {
    var metadata = object.getMetadata();
    return new Key(
        kind, Optional.ofNullable(metadata.getNamespace()).orElse(""), metadata.getName());
  }

  private static String version(GenericKubernetesResource object) {
    return Optional.ofNullable(object.getMetadata().getResourceVersion()).orElse("");
  }

  boolean synced() {
    return informer.map(SharedIndexInformer::hasSynced).orElse(false);
  }

  @Override
  public void close() {
    informer.ifPresent(SharedIndexInformer::close);
  }
}
