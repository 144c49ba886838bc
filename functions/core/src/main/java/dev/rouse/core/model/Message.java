package dev.rouse.core.model;

import java.util.List;

/// One message of the conversation that a model is shown.
public sealed interface Message {

  /// How the agent is to behave.
  record Instructions(String text) implements Message {}

  /// What it is to do, or news of it.
  record User(String text) implements Message {}

  /// What the model said before.
  record Assistant(String text, List<Call> calls) implements Message {
    public Assistant {
      calls = List.copyOf(calls);
    }
  }

  /// What a call brought; `failed` where it did not work.
  record Result(String call, String tool, String text, boolean failed) implements Message {}

  /// A call that the model made, arguments as it wrote them.
  record Call(String id, String tool, String arguments) {}
}
