package dev.rouse.agent.model;

import dev.rouse.agent.secret.Secrets;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.model.Model;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.resource.kind.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An agent's model and its fallbacks, asked in their order until one answers.
public final class Models implements Model {
  private static final Logger LOG = LoggerFactory.getLogger(Models.class);

  private final Endpoints endpoints;
  private final Tries tries;
  private final Bystander bystander;

  /// @param seed a text of this process's own, which scatters its retries
  public Models(Secrets secrets, Pause pause, String seed, Bystander bystander) {
    this.endpoints = new Endpoints(secrets);
    this.tries = new Tries(pause, seed);
    this.bystander = bystander;
  }

  @Override
  public ModelReply ask(Definition definition, ModelRequest request) throws InterruptedException {
    return ask(definition, request, Optional.empty());
  }

  /// The same models, whose answers are streamed to `listener` while they come.
  public Model heardBy(ModelListener listener) {
    return (definition, request) -> ask(definition, request, Optional.of(listener));
  }

  private ModelReply ask(
      Definition definition, ModelRequest request, Optional<ModelListener> listener)
      throws InterruptedException {
    var failures = new ArrayList<Failure>();
    for (var config : definition.models()) {
      switch (attempt(config, request, listener)) {
        case Attempt.Answered(var answer, var usage) -> {
          return new ModelReply.Answered(answer, config.name(), usage);
        }
        case Attempt.Failed(var failure) -> failures.add(logged(definition, config, failure));
      }
    }
    return failed(failures);
  }

  private Attempt attempt(
      ModelConfig config, ModelRequest request, Optional<ModelListener> listener)
      throws InterruptedException {
    try {
      var asking = new Asking(endpoints.of(config), request, listener);
      return tries.of(
          () -> bystander.around(config, request, asking::ask),
          config.timeout(),
          () -> listener.ifPresent(ModelListener::restarted));
    } catch (Unusable unusable) {
      return new Attempt.Failed(Failure.lasting(String.valueOf(unusable.getMessage())));
    }
  }

  private static Failure logged(Definition definition, ModelConfig config, Failure failure) {
    LOG.atWarn()
        .addKeyValue("agent", definition.agent().name())
        .addKeyValue("model", config.name())
        .addKeyValue("problem", failure.why())
        .log("a model did not answer");
    String who = "ModelConfig " + config.name() + " (" + config.model() + "): ";
    return new Failure(who + failure.why(), failure.passing(), failure.retryAfter());
  }

  private static ModelReply failed(List<Failure> failures) {
    if (failures.isEmpty()) {
      return new ModelReply.Failed(
          new Problem(Kind.MODEL, "The agent has no model; set modelConfigRef"), false);
    }
    var lines = failures.stream().map(Failure::why).toList();
    return new ModelReply.Failed(
        new Problem(Kind.MODEL, String.join("\n", lines)),
        failures.stream().anyMatch(Failure::passing));
  }
}
