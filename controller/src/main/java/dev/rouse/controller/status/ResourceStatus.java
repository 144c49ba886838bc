package dev.rouse.controller.status;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.probe.Answer;
import dev.rouse.controller.world.World;
import dev.rouse.core.binding.Fault;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Ref;
import dev.rouse.core.resource.kind.AgentTeam;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is said of a ModelConfig, a Tool or an AgentTeam.
public final class ResourceStatus {
  private ResourceStatus() {}

  /// The whole status.
  ///
  /// @param answer of the server that a Tool stands for, where it was asked
  public static Json.Obj of(World world, Entity object, Optional<Answer> answer, Instant now) {
    var conditions =
        switch (Resources.read(object.json(), object.key().namespace())) {
          case Resources.Result.Invalid(var faults) -> invalid(said(faults.stream()));
          case Resources.Result.Read(var resources) -> valid(world, resources.getFirst(), answer);
        };
    return Json.object()
        .put("observedGeneration", object.generation())
        .someTexts("tools", ServerStatus.tools(object, answer))
        .some(
            "conditions",
            conditions.stream().map(condition -> condition.toJson(object, now)).toList())
        .done();
  }

  /// What a team looks at beside itself.
  public static List<Key> uses(Entity object) {
    return Resources.read(object.json(), object.key().namespace())
                instanceof Resources.Result.Read(var resources)
            && resources.getFirst() instanceof AgentTeam team
        ? keys(team)
        : List.of();
  }

  private static List<Condition> valid(World world, Resource resource, Optional<Answer> answer) {
    if (!(resource instanceof AgentTeam team)) {
      return Stream.concat(
              Stream.of(
                  Condition.yes("Accepted", "Valid", "it can be used"),
                  Condition.yes("Ready", "Valid", "it can be used")),
              ServerStatus.reachable(resource, answer).stream())
          .toList();
    }
    var missing = keys(team).stream().filter(key -> !world.has(key)).toList();
    return missing.isEmpty()
        ? notRun()
        : invalid(
            missing.stream().map(key -> "there is no " + key).collect(Collectors.joining("; ")));
  }

  private static List<Key> keys(AgentTeam team) {
    var keys = new ArrayList<Key>();
    team.agents().stream()
        .map(Ref::name)
        .map(name -> new Key(Kind.AGENT, team.namespace(), name))
        .forEach(keys::add);
    team.modelConfigRef()
        .map(
            ref -> new Key(Kind.MODEL_CONFIG, ref.namespace().orElse(team.namespace()), ref.name()))
        .ifPresent(keys::add);
    return keys;
  }

  private static List<Condition> notRun() {
    String message = "teams do not run yet: nothing is deployed for this one";
    return List.of(
        Condition.yes("Accepted", "Valid", "the team is whole and valid"),
        Condition.no("Ready", "TeamsDoNotRun", message),
        Condition.yes("Stalled", "TeamsDoNotRun", message));
  }

  private static List<Condition> invalid(String faults) {
    return List.of(
        Condition.no("Accepted", "Invalid", faults),
        Condition.no("Ready", "Invalid", faults),
        Condition.yes("Stalled", "Invalid", faults));
  }

  private static String said(Stream<Fault> faults) {
    return faults.map(Fault::toString).collect(Collectors.joining("; "));
  }
}
