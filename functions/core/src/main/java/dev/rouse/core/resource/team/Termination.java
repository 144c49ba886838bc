package dev.rouse.core.resource.team;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.rule.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When a team's talk is over.
public sealed interface Termination {

  /// One of these holds.
  record Any(List<Termination> conditions) implements Termination {
    public Any {
      conditions = checked(conditions);
    }
  }

  /// All of these hold.
  record All(List<Termination> conditions) implements Termination {
    public All {
      conditions = checked(conditions);
    }
  }

  /// So many messages were said.
  record MaxMessage(int maxMessages) implements Termination {
    public MaxMessage {
      Rules.of().atLeast(1, "maxMessages", maxMessages).hold();
    }
  }

  /// A text was said, by one of `sources` or, where none is named, by anyone.
  record TextMention(String text, List<String> sources) implements Termination {
    public TextMention {
      sources = List.copyOf(sources);
      Rules.of().written("text", text).hold();
    }
  }

  /// So many tokens were used.
  record TokenUsage(long maxTokens) implements Termination {
    public TokenUsage {
      Rules.of().atLeast(1, "maxTokens", maxTokens).hold();
    }
  }

  /// The turn was handed to `target`.
  record Handoff(String target) implements Termination {
    public Handoff {
      Rules.of().dnsLabel("target", target).hold();
    }
  }

  /// So much time has passed.
  record Timeout(Duration after) implements Termination {
    public Timeout {
      Rules.of().positive("after", after).hold();
    }
  }

  /// One of `sources` has answered.
  record SourceMatch(List<String> sources) implements Termination {
    public SourceMatch {
      sources = List.copyOf(sources);
      Rules.of().that(!sources.isEmpty(), "sources", "must name an agent").hold();
    }
  }

  /// A tool was called.
  record FunctionCall(String name) implements Termination {
    public FunctionCall {
      Rules.of().dnsLabel("name", name).hold();
    }
  }

  private static List<Termination> checked(List<Termination> conditions) {
    Rules.of().that(!conditions.isEmpty(), "", "must hold a condition").hold();
    return List.copyOf(conditions);
  }

  static Optional<Termination> read(Fields in) {
    return TerminationReader.read(in);
  }

  default Json.Obj toJson() {
    var json = Json.object();
    return switch (this) {
      case Any(var conditions) -> json.put("any", list(conditions)).done();
      case All(var conditions) -> json.put("all", list(conditions)).done();
      case MaxMessage(int most) -> json.put("type", "MaxMessage").put("maxMessages", most).done();
      case TextMention(String text, var sources) ->
          json.put("type", "TextMention").put("text", text).someTexts("sources", sources).done();
      case TokenUsage(long most) -> json.put("type", "TokenUsage").put("maxTokens", most).done();
      case Handoff(String target) -> json.put("type", "Handoff").put("target", target).done();
      case Timeout(Duration after) ->
          json.put("type", "Timeout").put("after", DurationText.write(after)).done();
      case SourceMatch(var sources) ->
          json.put("type", "SourceMatch").someTexts("sources", sources).done();
      case FunctionCall(String name) -> json.put("type", "FunctionCall").put("name", name).done();
    };
  }

  private static Json list(List<Termination> conditions) {
    return Json.array(conditions.stream().map(Termination::toJson).toList());
  }
}
