package dev.rouse.agent.telemetry;

import dev.rouse.agent.engine.OnRun;
import dev.rouse.agent.model.Attempt;
import dev.rouse.agent.model.http.Trust;
import dev.rouse.agent.settings.Exporting;
import dev.rouse.agent.telemetry.Span.Failing;
import dev.rouse.agent.watch.Follower;
import dev.rouse.core.journal.Append;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.tool.ToolCall;
import dev.rouse.core.tool.Tools;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLSocketFactory;

/// Follows runs: a span for each, for each question to a model and for each call of a tool.
public final class Telemetry implements Follower {
  private final AgentId agent;
  private final Exporter exporter;
  private final Content content;

  private Telemetry(AgentId agent, Exporter exporter, Content content) {
    this.agent = agent;
    this.exporter = exporter;
    this.content = content;
  }

  /// Begins to send.
  ///
  /// @throws BrokenRule where the certificates to trust cannot be read
  public static Telemetry of(Exporting settings, AgentId agent, String process) {
    var resource =
        Json.object()
            .put("service.name", agent.name())
            .put("service.namespace", agent.namespace())
            .put("service.instance.id", process)
            .putAll(Json.texts(settings.resource()))
            .done();
    var exporter = new Exporter(resource, new Sender(settings, trust(settings)));
    exporter.start();
    return new Telemetry(agent, exporter, new Content(settings.content()));
  }

  private static Optional<SSLSocketFactory> trust(Exporting settings) {
    try {
      return settings.certificates().isEmpty()
          ? Optional.empty()
          : Optional.of(new Trust().with(settings.certificates().get()));
    } catch (GeneralSecurityException unreadable) {
      throw new BrokenRule(
          "OTEL_EXPORTER_OTLP_CERTIFICATE has no certificates: " + unreadable.getMessage());
    }
  }

  @Override
  public Attempt around(ModelConfig config, ModelRequest request, Question question)
      throws InterruptedException {
    var lineage = Lineage.here();
    if (lineage.isEmpty()) {
      return question.ask();
    }
    var attributes = Described.question(agent, lineage.get().task(), config);
    content.question(attributes, request);
    var draft = new Draft(lineage.get(), Span.Kind.CLIENT, "chat " + config.model(), attributes);
    try {
      var attempt = OnRun.<Attempt, InterruptedException>causedBy(draft.causing(), question::ask);
      draft.end(answered(attributes, attempt));
      return attempt;
    } catch (InterruptedException abandoned) {
      draft.end(Optional.of(Failing.INTERRUPTED));
      throw abandoned;
    }
  }

  private Optional<Failing> answered(JsonObject attributes, Attempt attempt) {
    return switch (attempt) {
      case Attempt.Answered(var answer, var usage) -> {
        String reason = Described.answer(attributes, answer, usage);
        content.answer(attributes, answer, reason);
        yield Optional.empty();
      }
      case Attempt.Failed(var failure) -> Optional.of(Described.failure(failure));
    };
  }

  @Override
  public Tools around(Tools tools) {
    return call -> {
      var lineage = Lineage.here();
      return lineage.isEmpty() ? tools.call(call) : called(lineage.get(), tools, call);
    };
  }

  private ToolResult called(Lineage lineage, Tools tools, ToolCall call)
      throws InterruptedException {
    var attributes = Described.call(agent, call);
    content.call(attributes, call);
    String name = "execute_tool " + call.tool().name();
    var draft = new Draft(lineage, Span.Kind.INTERNAL, name, attributes);
    try {
      var result =
          OnRun.<ToolResult, InterruptedException>causedBy(draft.causing(), () -> tools.call(call));
      content.result(attributes, result);
      draft.end(Described.failure(result));
      return result;
    } catch (InterruptedException abandoned) {
      draft.end(Optional.of(Failing.INTERRUPTED));
      throw abandoned;
    }
  }

  @Override
  public void ended(Append append) {
    var lineage = Lineage.here();
    var state = OnRun.state();
    if (lineage.isPresent() && state.isPresent()) {
      var run = lineage.get();
      var attributes = Described.run(agent, state.get(), append);
      exporter.add(
          new Span(
              Span.Kind.INTERNAL,
              "invoke_agent " + agent.name(),
              run.trace(),
              run.run(),
              run.parent(),
              run.begun(),
              Instant.now(),
              attributes.done(),
              Described.failure(append)));
    }
  }

  @Override
  public void leave(Duration most) throws InterruptedException {
    exporter.leave(most);
  }

  /// A span that has begun.
  private final class Draft {
    private final Lineage lineage;
    private final Span.Kind kind;
    private final String name;
    private final JsonObject attributes;
    private final String id =
        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    private final Instant begun = Instant.now();

    Draft(Lineage lineage, Span.Kind kind, String name, JsonObject attributes) {
      this.lineage = lineage;
      this.kind = kind;
      this.name = name;
      this.attributes = attributes;
    }

    String causing() {
      return lineage.causing(id);
    }

    void end(Optional<Failing> failing) {
      exporter.add(
          new Span(
              kind,
              name,
              lineage.trace(),
              id,
              lineage.run(),
              begun,
              Instant.now(),
              attributes.done(),
              failing));
    }
  }
}
