package dev.rouse.controller.probe;

import java.util.List;

/// What became of asking a tool server.
public sealed interface Answer {

  /// It offers these tools.
  record Offers(List<String> tools) implements Answer {
    public Offers {
      tools = List.copyOf(tools);
    }
  }

  /// It does not say.
  record Silent(String why) implements Answer {}

  /// It was not asked.
  record Unasked(String why) implements Answer {}
}
