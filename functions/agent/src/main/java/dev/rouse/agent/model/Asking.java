package dev.rouse.agent.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.rouse.agent.model.provider.Dialect;
import dev.rouse.agent.model.provider.Endpoint;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.Usage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One question to one model, asked once.
final class Asking {
  private final Endpoint endpoint;
  private final ModelRequest request;
  private final Optional<ModelListener> listener;
  private final Diagnosis diagnosis;

  Asking(Endpoint endpoint, ModelRequest request, Optional<ModelListener> listener) {
    this.endpoint = endpoint;
    this.request = request;
    this.listener = listener;
    this.diagnosis = new Diagnosis(endpoint.config(), Discretion.about(endpoint, request));
  }

  Attempt ask() throws InterruptedException {
    var dialect = Dialect.of(endpoint.config().provider());
    try {
      return read(dialect, Deadline.within(endpoint.config().timeout(), () -> send(dialect)));
    } catch (TimeoutException _) {
      return new Attempt.Failed(diagnosis.timedOut());
    } catch (ExecutionException failed) {
      return new Attempt.Failed(diagnosis.of(failed));
    }
  }

  private ChatResponse send(Dialect dialect) throws IOException {
    var question = dialect.request(endpoint, request);
    if (listener.isEmpty()) {
      return dialect.whole(endpoint, request).chat(question);
    }
    var hearing = new Hearing(listener.get());
    dialect.streaming(endpoint, request).chat(question, hearing);
    return hearing.heard();
  }

  private Attempt read(Dialect dialect, ChatResponse response) {
    var said = response.aiMessage();
    var calls = said.toolExecutionRequests().stream().map(Asking::call).toList();
    String text = said.text() == null ? "" : said.text();
    if (text.isBlank() && calls.isEmpty()) {
      return new Attempt.Failed(silent(response.finishReason()));
    }
    var counted = response.tokenUsage();
    return new Attempt.Answered(
        new ModelAnswer(text, calls), counted == null ? Usage.NONE : dialect.usage(counted));
  }

  private static ToolRequest call(ToolExecutionRequest call) {
    return new ToolRequest(call.name() == null ? "" : call.name(), arguments(call.arguments()));
  }

  /// A call without arguments comes as nothing, or as `null`. Some clients indent what they have
  /// read; what is no JSON stays as the model wrote it.
  private static String arguments(@Nullable String arguments) {
    if (arguments == null || arguments.isBlank() || arguments.equals("null")) {
      return "{}";
    }
    try {
      return arguments.indexOf('\n') < 0 ? arguments : Json.parse(arguments).write();
    } catch (MalformedJson _) {
      return arguments;
    }
  }

  private static Failure silent(@Nullable FinishReason reason) {
    if (reason == FinishReason.LENGTH) {
      return Failure.lasting(
          "its tokens were used up before it said anything; raise parameters.maxOutputTokens");
    }
    return reason == FinishReason.CONTENT_FILTER
        ? Failure.lasting("it declined to answer")
        : Failure.passing("its answer is empty");
  }
}
