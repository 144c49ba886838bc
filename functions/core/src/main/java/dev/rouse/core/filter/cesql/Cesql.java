package dev.rouse.core.filter.cesql;

import dev.rouse.core.rule.BrokenRule;
import java.util.Map;

/// An expression over an event's attributes.
///
/// @param text as it was written
public record Cesql(String text, Node root) {
  private static final int LONGEST = 4_096;

  /// Reads an expression.
  ///
  /// @throws BrokenRule which says where it is none
  public static Cesql parse(String text) {
    if (text.length() > LONGEST) {
      throw new BrokenRule("is longer than " + LONGEST + " characters");
    }
    return new Cesql(text, new Parser(Token.split(text)).whole());
  }

  /// Whether it is true of these attributes.
  public boolean matches(Map<String, String> attributes) {
    var result = root.of(attributes);
    return !result.failed() && result.value() instanceof Value.Truth(boolean truth) && truth;
  }

  /// What it comes to, for who wants more than to know whether it is true.
  Result evaluate(Map<String, String> attributes) {
    return root.of(attributes);
  }
}
