package dev.rouse.controller.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The objects that were seen last. Written by the watches, read by everyone.
public final class World {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::kind).thenComparing(Key::namespace).thenComparing(Key::name);

  /// An object's newest version that was seen, and what is needed of it.
  private static final class Kept {
    final long version;
    final byte[] bytes;

    Kept(long version, byte[] bytes) {
      this.version = version;
      this.bytes = bytes;
    }
  }

  private final ConcurrentSkipListMap<Key, Kept> objects = new ConcurrentSkipListMap<>(ORDER);
  private final Map<AgentId, Set<Key>> owned = new ConcurrentHashMap<>();
  private final Map<Key, AgentId> owners = new ConcurrentHashMap<>();

  /// The last versions of what went lately.
  private final Map<Key, Long> gone = new Gone();

  /// Nobody tells of what went long ago.
  private static final class Gone extends LinkedHashMap<Key, Long> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 10_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
      return size() > MOST;
    }
  }

  private final Set<Kind> kinds = ConcurrentHashMap.newKeySet();

  /// Notes that the cluster has this kind, or no longer has it.
  public void serves(Kind kind, boolean served) {
    var _ = served ? kinds.add(kind) : kinds.remove(kind);
  }

  /// Whether the cluster has this kind.
  public boolean serves(Kind kind) {
    return kinds.contains(kind);
  }

  /// Notes how an object is now. A writer's answer and the watch tell of the same object, in any
  /// order: what is older than what is known is not news, nor is what was there before it went.
  ///
  /// @return whether it is news
  public boolean put(Entity seen) {
    long version = version(seen.resourceVersion());
    synchronized (gone) {
      if (version > 0 && version <= known(seen.key())) {
        return false;
      }
      gone.remove(seen.key());
      objects.put(seen.key(), new Kept(version, Trimmed.of(seen).write().getBytes(UTF_8)));
      Owned.owner(seen).ifPresent(owner -> own(seen.key(), owner));
    }
    return true;
  }

  /// Whether this version of an object, or a later one, was seen.
  public boolean knows(Key key, String resourceVersion) {
    long version = version(resourceVersion);
    synchronized (gone) {
      return version > 0 && version <= known(key);
    }
  }

  private long known(Key key) {
    var kept = objects.get(key);
    return kept == null ? gone.getOrDefault(key, 0L) : kept.version;
  }

  /// Versions are numbers that only grow.
  private static long version(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  private void own(Key key, AgentId owner) {
    var before = owners.put(key, owner);
    if (before != null && !before.equals(owner)) {
      disown(key, before);
    }
    owned.computeIfAbsent(owner, _ -> ConcurrentHashMap.newKeySet()).add(key);
  }

  private void disown(Key key, AgentId owner) {
    owned.computeIfPresent(
        owner,
        (_, keys) -> {
          keys.remove(key);
          return keys.isEmpty() ? null : keys;
        });
  }

  /// Notes that an object is gone.
  public void remove(Key key) {
    remove(key, "");
  }

  /// Notes that an object is gone.
  ///
  /// @param resourceVersion its last, where that is known
  public void remove(Key key, String resourceVersion) {
    synchronized (gone) {
      long last = Math.max(known(key) + 1, version(resourceVersion));
      objects.remove(key);
      gone.put(key, last);
      var owner = owners.remove(key);
      if (owner != null) {
        disown(key, owner);
      }
    }
  }

  public Optional<Entity> get(Key key) {
    return Optional.ofNullable(objects.get(key)).map(kept -> entity(key, kept.bytes));
  }

  public boolean has(Key key) {
    return objects.containsKey(key);
  }

  /// All objects of a kind.
  public List<Entity> all(Kind kind) {
    return keys(kind).stream().flatMap(key -> get(key).stream()).toList();
  }

  /// The names of all objects of a kind.
  public List<Key> keys(Kind kind) {
    return objects.subMap(new Key(kind, "", ""), true, last(kind, "\uffff"), true).keySet().stream()
        .toList();
  }

  /// All objects of a kind in a namespace.
  public List<Entity> in(Kind kind, String namespace) {
    return keysIn(kind, namespace).stream().flatMap(key -> get(key).stream()).toList();
  }

  public List<Key> keysIn(Kind kind, String namespace) {
    return objects
        .subMap(new Key(kind, namespace, ""), true, last(kind, namespace), true)
        .keySet()
        .stream()
        .toList();
  }

  private static Key last(Kind kind, String namespace) {
    return new Key(kind, namespace, "\uffff");
  }

  /// What the controller has made for an agent.
  public Set<Key> owned(AgentId agent) {
    return Set.copyOf(owned.getOrDefault(agent, Set.of()));
  }

  /// Every agent for which something was made, those that are gone too.
  public Set<AgentId> owners() {
    return Set.copyOf(owned.keySet());
  }

  /// For which agent an object was made.
  public Optional<AgentId> owner(Key key) {
    return Optional.ofNullable(owners.get(key));
  }

  private static Entity entity(Key key, byte[] bytes) {
    return new Entity(key, (Json.Obj) Json.stored(new String(bytes, UTF_8)));
  }
}
