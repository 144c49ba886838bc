package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.world.Owned;
import dev.rouse.core.json.Json;
import java.util.Map;

/// A namespace's login to the journal: the Secret with its own database role, one for all its
/// agents.
public final class LoginPlan {
  public static final String SECRET = "rouse-agent";
  private static final Map<String, String> LABELS =
      Map.of(Owned.MANAGED_BY, Owned.CONTROLLER, "app.kubernetes.io/part-of", "rouse");

  private LoginPlan() {}

  public static Key key(String namespace) {
    return new Key(Kind.SECRET, namespace, SECRET);
  }

  /// The Secret with a login.
  public static Entity of(String namespace, String url, String user, String password) {
    var key = key(namespace);
    return Wanted.done(
        Wanted.begin(key, Wanted.metadata(key, LABELS))
            .put("type", "Opaque")
            .put(
                "stringData",
                Json.object().put("url", url).put("user", user).put("password", password)));
  }

  static Map<String, String> labels() {
    return LABELS;
  }
}
