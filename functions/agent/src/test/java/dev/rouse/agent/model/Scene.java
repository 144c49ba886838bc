package dev.rouse.agent.model;

import dev.rouse.agent.model.fake.FakeModels;
import dev.rouse.agent.secret.Secrets;
import dev.rouse.core.definition.Catalog;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Resolution;
import dev.rouse.core.json.Json;
import dev.rouse.core.model.Message;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.Provider;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An agent, its model configs and what its process was given.
///
/// @param pauses how long the models wanted to wait, in order; none is waited for
record Scene(Definition definition, Models models, List<Duration> pauses) {
  static final ModelRequest QUESTION =
      new ModelRequest(
          ModelRequest.Purpose.TURN,
          List.of(
              new Message.Instructions("You find out why an alert fires on the cluster."),
              new Message.User("PodCrashLooping fires on shop/cart-7f. What is wrong with it?")),
          List.of(),
          Optional.empty());

  /// An agent whose models, `m0` and its fallbacks `m1` and so on, have these specs.
  static Scene of(Map<String, String> values, String... specs) {
    var pauses = new ArrayList<Duration>();
    return new Scene(
        definition(specs),
        new Models(given(values), pauses::add, "seed", Bystander.NOBODY),
        pauses);
  }

  /// An agent with one model of the fake's.
  static Scene asking(FakeModels fake, Provider provider) {
    return of(Map.of(), spec(fake, provider, ""));
  }

  static String spec(FakeModels fake, Provider provider, String more) {
    return "provider: %s, model: fake-1, baseUrl: '%s'%s"
        .formatted(provider.word(), fake.url(provider), more.isEmpty() ? "" : ", " + more);
  }

  /// Values by `secret/key`, for Secrets and ConfigMaps alike.
  private static Secrets given(Map<String, String> values) {
    return new Secrets() {
      @Override
      public Optional<String> secret(KeyRef ref) {
        return Optional.ofNullable(values.get(ref.name() + "/" + ref.key()));
      }

      @Override
      public Optional<String> configMap(KeyRef ref) {
        return secret(ref);
      }
    };
  }

  private static Definition definition(String... specs) {
    String fallbacks =
        IntStream.range(1, specs.length)
            .mapToObj(i -> "{name: m" + i + "}")
            .collect(Collectors.joining(", "));
    var yaml =
        new StringBuilder(
            resource("Agent", "helper", "systemMessage: Help., modelConfigRef: {name: m0}"));
    for (int i = 0; i < specs.length; i++) {
      String more = i == 0 && specs.length > 1 ? ", fallbacks: [" + fallbacks + "]" : "";
      yaml.append("---\n").append(resource("ModelConfig", "m" + i, specs[i] + more));
    }
    if (!(Resources.read(yaml.toString(), "ops") instanceof Resources.Result.Read(var resources))) {
      throw new IllegalArgumentException(Resources.read(yaml.toString(), "ops").toString());
    }
    var agent = (Agent) resources.getFirst();
    return switch (Definition.resolve(agent, Catalog.of(resources))) {
      case Resolution.Resolved(var definition) -> definition;
      case Resolution.Unresolved(var faults) ->
          throw new IllegalArgumentException(faults.toString());
    };
  }

  private static String resource(String kind, String name, String spec) {
    return "apiVersion: rouse.dev/v1alpha1\nkind: %s\nmetadata: {name: %s, namespace: ops}\nspec: {%s}\n"
        .formatted(kind, name, spec);
  }

  /// The question with a tool to call.
  static ModelRequest withTool() {
    var schema =
        Json.parse(
            """
            {"type":"object","required":["pod"],"properties":{
              "pod":{"type":"string","description":"Its name"},
              "lines":{"type":"integer","minimum":1,"maximum":500},
              "streams":{"type":"array","items":{"enum":["out","err"]}}}}
            """);
    var logs = new ModelRequest.Tool("kubectl-logs", "Last lines of a pod", (Json.Obj) schema);
    return new ModelRequest(
        QUESTION.purpose(), QUESTION.messages(), List.of(logs), Optional.empty());
  }
}
