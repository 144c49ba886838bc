package dev.rouse.core.model;

import dev.rouse.core.json.Json;
import java.util.List;
import java.util.Optional;

/// One question to a model.
///
/// @param answer the JSON schema of the final answer, where it has one
public record ModelRequest(
    Purpose purpose, List<Message> messages, List<Tool> tools, Optional<Json> answer) {
  public ModelRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /// A tool that the model is told of.
  ///
  /// @param schema the JSON schema of its arguments, an object's
  public record Tool(String name, String description, Json.Obj schema) {}

  /// Why the model is asked.
  public enum Purpose {
    /// To take its turn in the run.
    TURN,
    /// To say in short what happened so far.
    SUMMARY
  }
}
