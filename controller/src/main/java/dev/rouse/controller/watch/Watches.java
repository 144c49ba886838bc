package dev.rouse.controller.watch;

import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.world.World;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One watch for each kind that the cluster has.
public final class Watches implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

  /// What is watched, what others refer to first.
  private static final List<Kind> WATCHED =
      List.of(
          Kind.NAMESPACE,
          Kind.CONFIG_MAP,
          Kind.SECRET,
          Kind.MODEL_CONFIG,
          Kind.TOOL,
          Kind.SERVICE_ACCOUNT,
          Kind.ROLE_BINDING,
          Kind.CLUSTER_ROLE_BINDING,
          Kind.NETWORK_POLICY,
          Kind.SERVICE,
          Kind.REVISION,
          Kind.TRIGGER,
          Kind.SCALED_OBJECT,
          Kind.AGENT,
          Kind.AGENT_TEAM);

  private final KubernetesClient client;
  private final World world;
  private final Consumer<Key> changed;
  private final Consumer<Kind> kinds;
  private final Map<Kind, KindWatch> watches = new EnumMap<>(Kind.class);

  /// @param changed is told which object has changed
  /// @param kinds is told which kind has come or gone
  public Watches(
      KubernetesClient client, World world, Consumer<Key> changed, Consumer<Kind> kinds) {
    this.client = client;
    this.world = world;
    this.changed = changed;
    this.kinds = kinds;
  }

  /// Looks which kinds the cluster has, and watches those.
  ///
  /// @throws KubernetesClientException where the API server cannot be asked
  public synchronized void look() {
    for (Kind kind : WATCHED) {
      boolean served = !kind.optional() || serves(kind);
      if (served != world.serves(kind)) {
        turn(kind, served);
      }
    }
  }

  private boolean serves(Kind kind) {
    var list = client.getApiResources(kind.apiVersion());
    return list != null
        && list.getResources().stream().anyMatch(known -> kind.kind().equals(known.getKind()));
  }

  private void turn(Kind kind, boolean served) {
    LOG.atInfo()
        .addKeyValue("kind", kind.kind())
        .addKeyValue("served", served)
        .log("kind looked for");
    if (served) {
      var watch = new KindWatch(kind, world, changed);
      watches.put(kind, watch);
      watch.start(client);
    } else {
      var watch = watches.remove(kind);
      if (watch != null) {
        watch.close();
      }
      world.keys(kind).forEach(world::remove);
    }
    world.serves(kind, served);
    kinds.accept(kind);
  }

  /// Whether every watch has seen all that there was when it began.
  public synchronized boolean synced() {
    return !watches.isEmpty() && watches.values().stream().allMatch(KindWatch::synced);
  }

  @Override
  public synchronized void close() {
    watches.values().forEach(KindWatch::close);
    watches.clear();
  }
}
