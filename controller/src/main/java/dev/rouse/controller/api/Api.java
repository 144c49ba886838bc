package dev.rouse.controller.api;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.core.json.Json;
import java.util.Optional;

/// Calls to the API server. Each may throw [ApiFailure].
public interface Api {

  /// Server-side apply: what it says is so afterwards, whoever has written it before.
  Entity apply(Entity wanted);

  /// Server-side apply of a status.
  Entity applyStatus(Entity object, Json.Obj status);

  /// Changes just what `patch` names.
  Entity merge(Key key, Json.Obj patch);

  /// Deletes exactly this object; one that is gone already is fine.
  void delete(Entity object);

  Optional<Entity> get(Key key);

  /// Says something about an object, where `kubectl describe` shows it.
  void tell(Entity object, Told told);

  /// What is said.
  ///
  /// @param warning whether somebody should look
  record Told(boolean warning, String reason, String message) {}
}
