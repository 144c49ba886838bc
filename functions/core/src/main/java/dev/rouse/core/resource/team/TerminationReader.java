package dev.rouse.core.resource.team;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.resource.team.Termination.All;
import dev.rouse.core.resource.team.Termination.Any;
import java.util.List;
import java.util.Optional;

/// Conditions out of a document: one of a type, or any or all of several.
final class TerminationReader {
  private TerminationReader() {}

  /// The types that can be written.
  enum Type {
    MAX_MESSAGE,
    TEXT_MENTION,
    TOKEN_USAGE,
    HANDOFF,
    TIMEOUT,
    SOURCE_MATCH,
    FUNCTION_CALL
  }

  static Optional<Termination> read(Fields in) {
    var type = in.word("type", Type.class).optional();
    var typed = type.flatMap(written -> typed(written, in));
    var condition =
        in.<Termination>oneOf()
            .or("type", typed)
            .or("any", in.parts("any", TerminationReader::read).as(Any::new).optional())
            .or("all", in.parts("all", TerminationReader::read).as(All::new).optional())
            .required();
    return in.build(condition::orElseThrow);
  }

  private static Optional<Termination> typed(Type type, Fields in) {
    return switch (type) {
      case MAX_MESSAGE ->
          in.count("maxMessages").<Termination>as(Termination.MaxMessage::new).required();
      case TEXT_MENTION -> {
        var sources = in.texts("sources").or(List.of());
        yield in.text("text")
            .<Termination>as(text -> new Termination.TextMention(text, sources))
            .required();
      }
      case TOKEN_USAGE ->
          in.whole("maxTokens").<Termination>as(Termination.TokenUsage::new).required();
      case HANDOFF -> in.text("target").<Termination>as(Termination.Handoff::new).required();
      case TIMEOUT -> in.duration("after").<Termination>as(Termination.Timeout::new).required();
      case SOURCE_MATCH ->
          in.texts("sources").<Termination>as(Termination.SourceMatch::new).required();
      case FUNCTION_CALL ->
          in.text("name").<Termination>as(Termination.FunctionCall::new).required();
    };
  }
}
