package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.world.World;
import dev.rouse.core.binding.Fault;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Resolution;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.agent.SystemMessage;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.task.AgentId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What became of an agent's spec.
///
/// [#uses] is all that it looked at, whether it is there or not.
public sealed interface AgentPlan {
  Set<Key> uses();

  /// It cannot be planned; the last plan that could is left in place.
  record Refused(List<Fault> faults, boolean readable, Set<Key> uses) implements AgentPlan {
    public Refused {
      faults = List.copyOf(faults);
      uses = Set.copyOf(uses);
    }
  }

  /// This is what it needs.
  ///
  /// @param objects in the order in which they are written
  /// @param missing Secrets and ConfigMaps, or keys of them, that are not there
  /// @param refused namespaces that its tools want to work in and may not
  /// @param waitsForImage whether it stays at an older default image until others are through
  /// @param outdated whether the live image is an older default one
  /// @param tokenPlaces where its Broker triggers are in its spec
  record Ready(
      Definition definition,
      List<Entity> objects,
      List<String> missing,
      List<String> refused,
      boolean waitsForImage,
      boolean outdated,
      List<Integer> tokenPlaces,
      Set<Key> uses)
      implements AgentPlan {
    public Ready {
      objects = List.copyOf(objects);
      missing = List.copyOf(missing);
      refused = List.copyOf(refused);
      tokenPlaces = List.copyOf(tokenPlaces);
      uses = Set.copyOf(uses);
    }

    /// The Service, where the cluster has such.
    public Optional<Key> service() {
      return objects.stream()
          .map(Entity::key)
          .filter(key -> key.kind() == Kind.SERVICE)
          .findFirst();
    }
  }

  /// Plans one agent.
  ///
  /// @param mayRoll whether a new default image may be rolled out here now
  /// @param tokens of its Broker triggers, by their place in the spec
  static AgentPlan of(
      World world, Platform platform, Entity object, boolean mayRoll, Map<Integer, String> tokens) {
    return switch (Resources.read(object.json(), object.key().namespace())) {
      case Resources.Result.Invalid(var faults) -> new Refused(faults, false, Set.of());
      case Resources.Result.Read(var resources) -> {
        var references = new References(world, platform, (Agent) resources.getFirst());
        var uses = references.uses();
        yield switch (references.resolve()) {
          case Resolution.Unresolved(var faults) -> new Refused(faults, true, uses);
          case Resolution.Resolved(var definition) ->
              told(definition, world)
                  .map(whole -> new Seen(world, platform, object, whole, mayRoll, tokens))
                  .map(seen -> ready(seen, uses))
                  .orElseGet(() -> noMessage(definition, uses));
        };
      }
    };
  }

  private static AgentPlan ready(Seen seen, Set<Key> uses) {
    var service = new ServicePlan(seen);
    var objects = new ArrayList<Entity>();
    AccountPlan.of(seen).ifPresent(objects::add);
    objects.addAll(BindingsPlan.of(seen));
    if (seen.world().serves(Kind.SERVICE)) {
      objects.add(service.service());
    }
    ScaledObjectPlan.of(seen).ifPresent(objects::add);
    objects.addAll(TriggersPlan.of(seen));
    var mounts = Mounts.of(seen.definition());
    var all = new LinkedHashSet<>(uses);
    all.addAll(mounts.keys(seen.agent().namespace()));
    all.addAll(BindingsPlan.uses(seen));
    all.add(LoginPlan.key(seen.agent().namespace()));
    all.add(NetworkPolicyPlan.key(seen.agent().namespace()));
    message(seen.object()).map(ref -> configMap(seen.agent(), ref)).ifPresent(all::add);
    return new Ready(
        seen.definition(),
        objects,
        mounts.missing(seen),
        BindingsPlan.refused(seen),
        service.waits(),
        service.outdated(),
        TriggersPlan.places(seen.agent().triggers()),
        all);
  }

  /// The token in the address of the live Trigger of a place.
  static Optional<String> liveToken(AgentId agent, int place, World world) {
    return TriggersPlan.liveToken(agent, place, world);
  }

  /// With the text of its system message, wherever that is: runs read the registry, not the
  /// cluster.
  private static Optional<Definition> told(Definition definition, World world) {
    var agent = definition.agent();
    if (!(agent.systemMessage().orElse(new SystemMessage.Literal(""))
        instanceof SystemMessage.From(KeyRef ref))) {
      return Optional.of(definition);
    }
    return world
        .get(configMap(agent, ref))
        .flatMap(map -> Entity.object(map.json(), "data").text(ref.key()))
        .map(text -> definition.with(agent.told(text)));
  }

  private static Refused noMessage(Definition definition, Set<Key> uses) {
    var agent = definition.agent();
    var ref = ((SystemMessage.From) agent.systemMessage().orElseThrow()).configMap();
    var all = new LinkedHashSet<>(uses);
    all.add(configMap(agent, ref));
    String message =
        "there is no key `" + ref.key() + "` in a ConfigMap `" + ref.name() + "` of this namespace";
    return new Refused(
        List.of(Fault.at("spec.systemMessageFrom.configMapKeyRef", message)), true, all);
  }

  private static Key configMap(Agent agent, KeyRef ref) {
    return new Key(Kind.CONFIG_MAP, agent.namespace(), ref.name());
  }

  private static Optional<KeyRef> message(Entity object) {
    return object
        .json()
        .at("spec.systemMessageFrom.configMapKeyRef")
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .map(ref -> new KeyRef(ref.text("name").orElse(""), ref.text("key").orElse("")));
  }
}
