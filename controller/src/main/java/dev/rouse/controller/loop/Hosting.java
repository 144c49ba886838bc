package dev.rouse.controller.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.controller.api.Api;
import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.plan.LoginPlan;
import dev.rouse.controller.plan.NetworkPolicyPlan;
import dev.rouse.controller.registry.Registrar;
import dev.rouse.controller.world.Owned;
import dev.rouse.controller.world.World;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What a namespace has as long as it has agents: its login to the journal, and its network policy.
final class Hosting {
  private final World world;
  private final Api api;
  private final Applier applier;
  private final Registrar registrar;

  /// The Secrets of others that were adopted, by namespace, as they were then.
  private final Map<String, String> adopted = new ConcurrentHashMap<>();

  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  Hosting(World world, Api api, Applier applier, Registrar registrar) {
    this.world = world;
    this.api = api;
    this.applier = applier;
    this.registrar = registrar;
  }

  /// Before an agent of the namespace is deployed.
  void open(String namespace) {
    if (!isOpen(namespace)) {
      prepare(namespace);
    }
  }

  private boolean isOpen(String namespace) {
    return world.get(LoginPlan.key(namespace)).filter(this::known).isPresent()
        && applier.has(NetworkPolicyPlan.of(namespace));
  }

  private boolean known(Entity secret) {
    return Owned.ours(secret) || version(secret).equals(adopted.get(secret.key().namespace()));
  }

  private static String version(Entity secret) {
    return secret.uid() + secret.resourceVersion();
  }

  private void prepare(String namespace) {
    synchronized (locks.computeIfAbsent(namespace, _ -> new Object())) {
      var secret = secret(namespace);
      if (secret.isEmpty()) {
        var login = registrar.open(namespace);
        applier.apply(LoginPlan.of(namespace, login.url(), login.user(), login.password()));
      } else if (!Owned.ours(secret.get())) {
        adopt(namespace, secret.get());
      }
      applier.apply(NetworkPolicyPlan.of(namespace));
    }
  }

  /// One that was made just now has perhaps not been seen yet, and must not be written over.
  private Optional<Entity> secret(String namespace) {
    var key = LoginPlan.key(namespace);
    return world.get(key).or(() -> api.get(key));
  }

  private void adopt(String namespace, Entity secret) {
    if (known(secret)) {
      return;
    }
    var user =
        api.get(secret.key())
            .flatMap(live -> Entity.object(live.json(), "data").text("user"))
            .map(text -> new String(Base64.getDecoder().decode(text), UTF_8));
    user.ifPresent(name -> registrar.adopt(namespace, name));
    adopted.put(namespace, version(secret));
  }

  /// After an agent of the namespace has gone. What somebody else has made stays.
  void close(String namespace) {
    synchronized (locks.computeIfAbsent(namespace, _ -> new Object())) {
      if (world.keysIn(Kind.AGENT, namespace).isEmpty()) {
        world.get(LoginPlan.key(namespace)).filter(Owned::ours).ifPresent(applier::delete);
        world.get(NetworkPolicyPlan.key(namespace)).filter(Owned::ours).ifPresent(applier::delete);
      }
    }
  }
}
