package dev.rouse.core.step;

import dev.rouse.core.json.Text;
import java.util.List;

/// What a model said: a text, tool calls, or both. Without calls it is the run's answer.
public record ModelAnswer(String text, List<ToolRequest> calls) {
  public ModelAnswer {
    text = Text.storable(text);
    calls = List.copyOf(calls);
  }

  public static ModelAnswer text(String text) {
    return new ModelAnswer(text, List.of());
  }

  public static ModelAnswer calling(ToolRequest... calls) {
    return new ModelAnswer("", List.of(calls));
  }
}
