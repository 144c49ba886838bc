package dev.rouse.controller.standin;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The objects of the stand-in, with what a server does to them: versions, generations, finalizers,
/// owners.
final class Store {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::kind).thenComparing(Key::namespace).thenComparing(Key::name);

  private final TreeMap<Key, Json.Obj> objects = new TreeMap<>(ORDER);
  private final Map<String, Json.Obj> applied = new HashMap<>();
  private final Map<String, List<Key>> children = new HashMap<>();
  private final BiConsumer<String, Entity> changed;
  private long version;
  private long uids;

  /// @param changed is told of each change: `ADDED`, `MODIFIED` or `DELETED`
  Store(BiConsumer<String, Entity> changed) {
    this.changed = changed;
  }

  synchronized long version() {
    return version;
  }

  synchronized Optional<Entity> get(Key key) {
    return Optional.ofNullable(objects.get(key)).map(json -> new Entity(key, json));
  }

  synchronized List<Entity> list(Kind kind) {
    var found = new ArrayList<Entity>();
    of(kind).forEach((key, json) -> found.add(new Entity(key, json)));
    return found;
  }

  synchronized int count(Kind kind) {
    return of(kind).size();
  }

  private SortedMap<Key, Json.Obj> of(Kind kind) {
    return objects.subMap(new Key(kind, "", ""), new Key(kind, "\uffff", "\uffff"));
  }

  synchronized Entity apply(Key key, String part, Json.Obj wanted) {
    String owner = key + "/" + part;
    var live = objects.getOrDefault(key, Json.Obj.EMPTY);
    var cleared = Merging.without(live, applied.getOrDefault(owner, Json.Obj.EMPTY), wanted);
    applied.put(owner, wanted);
    return put(key, Merging.scoped(live, Merging.merged(cleared, wanted), part));
  }

  synchronized Entity merge(Key key, String part, Json.Obj patch) {
    var live = objects.getOrDefault(key, Json.Obj.EMPTY);
    return put(key, Merging.scoped(live, Merging.patched(live, patch), part));
  }

  synchronized Entity replace(Key key, Json.Obj json) {
    return put(key, json);
  }

  private Entity put(Key key, Json.Obj json) {
    var live = objects.get(key);
    var before = live == null ? Json.Obj.EMPTY : live;
    var metadata = Entity.object(json, "metadata");
    if (live != null && metadata.get("deletionTimestamp").isPresent() && unheld(json)) {
      return gone(key);
    }
    boolean respecified = !Entity.object(before, "spec").equals(Entity.object(json, "spec"));
    long generation = Entity.number(Entity.object(before, "metadata"), "generation");
    var stamped =
        metadata
            .with("name", Json.of(key.name()))
            .with("generation", Json.of(generation + (respecified || live == null ? 1 : 0)));
    stamped = live == null ? stamped.with("uid", Json.of("uid-" + ++uids)) : stamped;
    stamped =
        key.namespace().isEmpty() ? stamped : stamped.with("namespace", Json.of(key.namespace()));
    if (live != null && json.with("metadata", stamped).equals(live)) {
      return new Entity(key, live);
    }
    stamped = stamped.with("resourceVersion", Json.of(Long.toString(++version)));
    var entity = new Entity(key, named(key, json.with("metadata", stamped)));
    objects.put(key, entity.json());
    if (live == null) {
      adopt(entity);
    }
    changed.accept(live == null ? "ADDED" : "MODIFIED", entity);
    return entity;
  }

  private static Json.Obj named(Key key, Json.Obj json) {
    return json.with("apiVersion", Json.of(key.kind().apiVersion()))
        .with("kind", Json.of(key.kind().kind()));
  }

  private void adopt(Entity entity) {
    Entity.items(entity.metadata(), "ownerReferences").stream()
        .map(owner -> ((Json.Obj) owner).text("uid").orElse(""))
        .forEach(uid -> children.computeIfAbsent(uid, _ -> new ArrayList<>()).add(entity.key()));
  }

  private static boolean unheld(Json.Obj json) {
    return Entity.items(Entity.object(json, "metadata"), "finalizers").isEmpty();
  }

  /// Deletes it, or says that it is to go where somebody holds it.
  synchronized Optional<Entity> delete(Key key) {
    var live = objects.get(key);
    if (live == null) {
      return Optional.empty();
    }
    if (unheld(live)) {
      return Optional.of(gone(key));
    }
    var metadata = Entity.object(live, "metadata");
    return Optional.of(
        metadata.get("deletionTimestamp").isPresent()
            ? new Entity(key, live)
            : put(
                key,
                live.with(
                    "metadata",
                    metadata.with("deletionTimestamp", Json.of(Instant.now().toString())))));
  }

  private Entity gone(Key key) {
    var live = get(key).orElseThrow();
    objects.remove(key);
    applied.keySet().removeIf(owner -> owner.startsWith(key + "/"));
    var metadata = live.metadata().with("resourceVersion", Json.of(Long.toString(++version)));
    var last = new Entity(key, live.json().with("metadata", metadata));
    changed.accept("DELETED", last);
    Optional.ofNullable(children.remove(live.uid())).stream()
        .flatMap(List::stream)
        .toList()
        .forEach(child -> {
          var _ = delete(child);
        });
    return last;
  }
}
