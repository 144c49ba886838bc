package dev.rouse.controller.loop;

import dev.rouse.controller.api.Api;
import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.cluster.Subset;
import dev.rouse.controller.plan.Floor;
import dev.rouse.controller.world.World;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Digest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Makes the cluster hold what was planned, and writes nothing that it holds already.
final class Applier {

  /// What plans are made of. Others that bear an agent's label, Revisions and pods, are not ours.
  private static final Set<Kind> PLANNED =
      Set.of(
          Kind.SERVICE_ACCOUNT,
          Kind.ROLE_BINDING,
          Kind.CLUSTER_ROLE_BINDING,
          Kind.SERVICE,
          Kind.SCALED_OBJECT,
          Kind.TRIGGER);

  private final Api api;
  private final World world;

  /// What the server made of what it was given last: it may write some values in another way, and
  /// that is no reason to write them again.
  private final Map<Key, String> settled = new ConcurrentHashMap<>();

  Applier(Api api, World world) {
    this.api = api;
    this.world = world;
  }

  /// Writes what is different, and deletes what is no longer planned.
  void apply(AgentId agent, List<Entity> wanted) {
    wanted.forEach(this::apply);
    var keys = wanted.stream().map(Entity::key).collect(Collectors.toSet());
    prune(agent, keys);
  }

  void apply(Entity wanted) {
    if (has(wanted)) {
      return;
    }
    var written = api.apply(wanted);
    if (Subset.holds(written.json(), wanted.json())) {
      settled.remove(wanted.key());
    } else {
      settled.put(wanted.key(), mark(written, wanted));
    }
  }

  /// Whether the cluster has it as it is wanted.
  boolean has(Entity wanted) {
    return world
        .get(wanted.key())
        .filter(live -> live.deletedAt().isEmpty() && holds(live, wanted))
        .isPresent();
  }

  private boolean holds(Entity live, Entity wanted) {
    if (Subset.holds(live.json(), wanted.json())) {
      return true;
    }
    var mark = settled.get(wanted.key());
    return mark != null && mark.equals(mark(live, wanted));
  }

  private static String mark(Entity live, Entity wanted) {
    return Digest.of(wanted.json().canonical(), projected(live.json(), wanted.json()).canonical());
  }

  /// Of a live object, what was asked for by name.
  private static Json projected(Json live, Json wanted) {
    if (!(live instanceof Json.Obj object && wanted instanceof Json.Obj(var fields))) {
      return live;
    }
    var kept = Json.object();
    fields.forEach((name, value) ->
        object.get(name).ifPresent(field -> kept.put(name, projected(field, value))));
    return kept.done();
  }

  /// Deletes all that was made for an agent, but for these.
  void prune(AgentId agent, Set<Key> kept) {
    world.owned(agent).stream()
        .filter(key -> PLANNED.contains(key.kind()) && !kept.contains(key))
        .flatMap(key -> world.get(key).stream())
        .filter(live -> live.deletedAt().isEmpty())
        .forEach(this::delete);
  }

  void delete(Entity live) {
    api.delete(live);
    settled.remove(live.key());
  }

  void floor(Floor floor) {
    if (!floor.holds(world)) {
      var _ = api.merge(floor.revision(), floor.patch());
    }
  }
}
