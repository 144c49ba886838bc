package dev.rouse.controller.loop;

import dev.rouse.controller.cluster.Key;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who looked at what when it was planned: whoever did is planned again when that changes.
final class Uses {
  private final Map<Key, Set<Key>> users = new ConcurrentHashMap<>();
  private final Map<Key, Set<Key>> used = new ConcurrentHashMap<>();

  /// Notes all that a resource has looked at.
  void put(Key user, Set<Key> keys) {
    var before = keys.isEmpty() ? used.remove(user) : used.put(user, keys);
    if (before != null) {
      before.stream().filter(key -> !keys.contains(key)).forEach(key -> forget(key, user));
    }
    keys.forEach(key -> users.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet()).add(user));
  }

  private void forget(Key key, Key user) {
    users.computeIfPresent(
        key,
        (_, all) -> {
          all.remove(user);
          return all.isEmpty() ? null : all;
        });
  }

  Set<Key> of(Key key) {
    return Set.copyOf(users.getOrDefault(key, Set.of()));
  }
}
