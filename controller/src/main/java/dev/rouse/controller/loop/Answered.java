package dev.rouse.controller.loop;

import dev.rouse.controller.api.Api;
import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.world.World;
import dev.rouse.core.json.Json;
import java.util.Optional;
import java.util.function.Consumer;

/// The API server, whose answers are put into the world before the watch tells of them. They may
/// hold what others have written meanwhile, of which the watch then tells nothing new: so whoever
/// looks at such an object looks again.
final class Answered implements Api {
  private final Api api;
  private final World world;
  private final Consumer<Key> changed;

  /// @param changed is told which object has changed
  Answered(Api api, World world, Consumer<Key> changed) {
    this.api = api;
    this.world = world;
    this.changed = changed;
  }

  @Override
  public Entity apply(Entity wanted) {
    return noted(api.apply(wanted));
  }

  @Override
  public Entity applyStatus(Entity object, Json.Obj status) {
    var answer = api.applyStatus(object, status);
    boolean news = world.put(answer);
    // What we say of an object is nothing that others plan by.
    boolean byOthers = answer.generation() != object.generation() || answer.deletedAt().isPresent();
    if (news && byOthers) {
      changed.accept(answer.key());
    }
    return answer;
  }

  @Override
  public Entity merge(Key key, Json.Obj patch) {
    var answer = api.merge(key, patch);
    boolean gone = answer.deletedAt().isPresent() && answer.finalizers().isEmpty();
    return gone ? answer : noted(answer);
  }

  private Entity noted(Entity answer) {
    if (world.put(answer)) {
      changed.accept(answer.key());
    }
    return answer;
  }

  @Override
  public void delete(Entity object) {
    api.delete(object);
    world.remove(object.key());
  }

  @Override
  public Optional<Entity> get(Key key) {
    return api.get(key);
  }

  @Override
  public void tell(Entity object, Told told) {
    api.tell(object, told);
  }
}
