package dev.rouse.agent.telemetry;

import dev.rouse.agent.model.Failure;
import dev.rouse.agent.telemetry.Span.Failing;
import dev.rouse.core.journal.Append;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.resource.Provider;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.rule.Word;
import dev.rouse.core.run.RunState;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.step.Usage;
import dev.rouse.core.step.stored.OutcomeJson;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Task;
import dev.rouse.core.tool.ToolCall;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Spans' attributes, by the names of the GenAI conventions.
final class Described {
  private static final String OPERATION = "gen_ai.operation.name";
  private static final String AGENT = "gen_ai.agent.name";
  private static final String AGENT_ID = "gen_ai.agent.id";
  private static final String CONVERSATION = "gen_ai.conversation.id";
  private static final String REASONS = "gen_ai.response.finish_reasons";
  private static final String RUN = "rouse.run.id";

  private Described() {}

  static JsonObject question(AgentId agent, Task task, ModelConfig config) {
    var attributes = about(agent, "chat", task.id().value()).put(CONVERSATION, conversation(task));
    attributes
        .put("gen_ai.provider.name", provider(config.provider()))
        .put("gen_ai.request.model", config.model())
        .put("rouse.model.config", config.name());
    config.baseUrl().ifPresent(url -> attributes.put("server.address", url.getHost()));
    var parameters = config.parameters();
    return attributes
        .maybe("gen_ai.request.temperature", parameters.temperature().map(Json.Num::new))
        .maybe("gen_ai.request.max_tokens", parameters.maxOutputTokens().map(Json::of))
        .maybe("gen_ai.request.top_p", parameters.topP().map(Json.Num::new))
        .maybe("gen_ai.request.seed", parameters.seed().map(Json::of));
  }

  /// Returns why the answer ended, in the conventions' word.
  static String answer(JsonObject attributes, ModelAnswer answer, Usage usage) {
    String reason = answer.calls().isEmpty() ? "stop" : "tool_call";
    used(attributes, usage).someTexts(REASONS, List.of(reason));
    return reason;
  }

  static JsonObject call(AgentId agent, ToolCall call) {
    return about(agent, "execute_tool", call.run().id().value())
        .put("gen_ai.tool.name", call.tool().name())
        .put("gen_ai.tool.call.id", call.id())
        .put("gen_ai.tool.type", "function")
        .put("rouse.tool.effect", Word.of(call.effect()));
  }

  static Failing failure(Failure failure) {
    return new Failing(failure.passing() ? "passing" : "lasting", failure.why());
  }

  /// What a tool says of its failure is content.
  static Optional<Failing> failure(ToolResult result) {
    return switch (result) {
      case ToolResult.Ok _, ToolResult.Sent _ -> Optional.empty();
      case ToolResult.Failed(_, var doubt) ->
          Optional.of(new Failing(doubt ? "in-doubt" : "failed", "the call failed"));
      case ToolResult.Refused _, ToolResult.Denied _, ToolResult.Unknown _ ->
          Optional.of(new Failing("not-made", "the call was not made"));
    };
  }

  /// A run: what it used is summed up over all of its steps, whoever took them.
  static JsonObject run(AgentId agent, RunState state, Append append) {
    var task = state.task();
    var steps = Stream.concat(state.entries().stream(), append.steps().stream()).toList();
    var attributes =
        about(agent, "invoke_agent", task.id().value()).put(CONVERSATION, conversation(task));
    var usage = steps.stream().map(Described::usage).reduce(Usage.NONE, Described::sum);
    return used(attributes, usage)
        .put("rouse.run.outcome", OutcomeJson.kind(outcome(append)))
        .put("rouse.run.epoch", state.epoch())
        .put("rouse.task.source", task.event().source())
        .put("rouse.task.id", task.event().id());
  }

  static Optional<Failing> failure(Append append) {
    return switch (outcome(append)) {
      case Outcome.Completed _ -> Optional.empty();
      case Outcome.Failed(var problem) ->
          Optional.of(new Failing(problem.kind().type(), problem.title()));
      case Outcome.Cancelled _ -> Optional.of(new Failing("cancelled", "it was cancelled"));
    };
  }

  private static Outcome outcome(Append append) {
    if (append.steps().getLast().step() instanceof Step.Ended(var outcome)) {
      return outcome;
    }
    throw new IllegalStateException("a run ends with the step that says so");
  }

  private static JsonObject about(AgentId agent, String operation, String run) {
    return Json.object()
        .put(OPERATION, operation)
        .put(AGENT, agent.name())
        .put(AGENT_ID, agent.toString())
        .put(RUN, run);
  }

  private static JsonObject used(JsonObject attributes, Usage usage) {
    return attributes
        .put("gen_ai.usage.input_tokens", usage.input())
        .put("gen_ai.usage.cache_read.input_tokens", usage.cached())
        .put("gen_ai.usage.output_tokens", usage.output());
  }

  private static Usage usage(Entry entry) {
    if (entry.step() instanceof Step.Answered(_, _, var usage, _)) {
      return usage;
    }
    return entry.step() instanceof Step.Summarised(_, _, _, var usage, _) ? usage : Usage.NONE;
  }

  private static Usage sum(Usage one, Usage other) {
    return new Usage(
        one.input() + other.input(), one.cached() + other.cached(), one.output() + other.output());
  }

  /// A session's runs are one conversation.
  private static String conversation(Task task) {
    return task.session().orElse(task.id().value());
  }

  private static String provider(Provider provider) {
    return switch (provider) {
      case OPEN_AI -> "openai";
      case ANTHROPIC -> "anthropic";
      case GEMINI -> "gcp.gemini";
      case OLLAMA -> "ollama";
    };
  }
}
