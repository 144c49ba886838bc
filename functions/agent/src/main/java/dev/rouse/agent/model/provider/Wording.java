package dev.rouse.agent.model.provider;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.model.Message;
import dev.rouse.core.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Our messages as LangChain4j's.
final class Wording {
  /// Providers refuse a message without a text.
  private static final String NOTHING = "(nothing)";

  private final boolean marksFailures;
  private final Map<String, Object> marks;

  /// @param marksFailures whether the provider has a place of its own to say that a call failed
  /// @param marks what is added to each turn of the model that has calls
  Wording(boolean marksFailures, Map<String, Object> marks) {
    this.marksFailures = marksFailures;
    this.marks = Map.copyOf(marks);
  }

  /// The conversation, and the schema of its answer in words unless the provider is `bound` to it.
  List<ChatMessage> of(ModelRequest request, Optional<Json> bound) {
    var messages = new ArrayList<>(request.messages());
    if (bound.isEmpty() && request.answer().isPresent()) {
      String own = "";
      if (messages.getFirst() instanceof Message.Instructions(var text)) {
        own = text + "\n\n";
        messages.removeFirst();
      }
      messages.addFirst(new Message.Instructions(own + wanted(request.answer().get())));
    }
    return messages.stream().map(this::of).toList();
  }

  private static String wanted(Json schema) {
    return "Once you need no more calls, answer with one JSON value and nothing around it. It must"
        + " fit this JSON schema:\n"
        + schema.write();
  }

  private ChatMessage of(Message message) {
    return switch (message) {
      case Message.Instructions(var text) -> SystemMessage.from(written(text));
      case Message.User(var text) -> UserMessage.from(written(text));
      case Message.Assistant(var text, var calls) -> assistant(text, calls);
      case Message.Result result -> result(result);
    };
  }

  private ChatMessage assistant(String text, List<Message.Call> calls) {
    if (calls.isEmpty()) {
      return AiMessage.from(written(text));
    }
    var said =
        AiMessage.builder().toolExecutionRequests(calls.stream().map(Wording::call).toList());
    if (!text.isBlank()) {
      said.text(text);
    }
    return said.attributes(marks).build();
  }

  private static ToolExecutionRequest call(Message.Call call) {
    return ToolExecutionRequest.builder()
        .id(call.id())
        .name(call.tool())
        .arguments(readable(call.arguments()))
        .build();
  }

  /// Most servers read the arguments and fail on what is no JSON object, for ever: the message
  /// stays in the conversation.
  private static String readable(String arguments) {
    try {
      return Json.parse(arguments) instanceof Json.Obj ? arguments : unreadable(arguments);
    } catch (MalformedJson _) {
      return unreadable(arguments);
    }
  }

  private static String unreadable(String arguments) {
    return Json.object().put("unreadable", arguments).done().write();
  }

  private ChatMessage result(Message.Result result) {
    String text = written(result.text());
    boolean say = result.failed() && !marksFailures;
    return ToolExecutionResultMessage.builder()
        .id(result.call())
        .toolName(result.tool())
        .text(say ? "Error: " + text : text)
        .isError(result.failed())
        .build();
  }

  private static String written(String text) {
    return text.isBlank() ? NOTHING : text;
  }
}
