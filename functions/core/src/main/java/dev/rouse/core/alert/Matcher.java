package dev.rouse.core.alert;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.rouse.core.rule.BrokenRule;
import java.util.Map;
import java.util.Optional;

/// One Prometheus matcher: `severity="critical"`, `team=~"shop|pay"`.
///
/// Expressions are RE2's, anchored on both ends, and matched in linear time: an alert's sender
/// cannot make a gateway burn.
public final class Matcher {
  private static final int LONGEST = 1_000;
  private static final java.util.regex.Pattern FORM =
      java.util.regex.Pattern.compile(
          "\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\"\\s,{}]*)\\s*",
          java.util.regex.Pattern.DOTALL);

  private final String label;
  private final Operator operator;
  private final String value;
  private final Optional<Pattern> pattern;

  private enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LIKE("=~"),
    NOT_LIKE("!~");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    private static Operator of(String sign) {
      for (Operator operator : values()) {
        if (operator.sign.equals(sign)) {
          return operator;
        }
      }
      throw new IllegalStateException(sign);
    }
  }

  private Matcher(String label, Operator operator, String value, Optional<Pattern> pattern) {
    this.label = label;
    this.operator = operator;
    this.value = value;
    this.pattern = pattern;
  }

  /// Reads it from a text.
  ///
  /// @throws BrokenRule where the text is no matcher, or its expression is not one of RE2's
  public static Matcher parse(String text) {
    var form = FORM.matcher(text);
    if (text.length() > LONGEST || !form.matches()) {
      throw new BrokenRule(
          "must be a matcher such as `severity=\"critical\"` or `team=~\"shop|pay\"`");
    }
    var operator = Operator.of(form.group(2));
    String value = unquoted(form.group(3));
    return new Matcher(form.group(1), operator, value, pattern(operator, value));
  }

  private static Optional<Pattern> pattern(Operator operator, String value) {
    try {
      return switch (operator) {
        case EQUAL, NOT_EQUAL -> Optional.empty();
        case LIKE, NOT_LIKE -> Optional.of(Pattern.compile(value, Pattern.DOTALL));
      };
    } catch (PatternSyntaxException malformed) {
      throw new BrokenRule("`" + value + "` is no RE2 expression: " + malformed.getDescription());
    }
  }

  private static String unquoted(String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    var out = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      out.append(c == '\\' ? escaped(text.charAt(++i)) : String.valueOf(c));
    }
    return out.toString();
  }

  /// Alertmanager's rule: what is not one of its escapes stays with its backslash.
  private static String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case '"', '\\' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  public boolean matches(Map<String, String> labels) {
    String actual = labels.getOrDefault(label, "");
    return switch (operator) {
      case EQUAL -> actual.equals(value);
      case NOT_EQUAL -> !actual.equals(value);
      case LIKE -> pattern.orElseThrow().matches(actual);
      case NOT_LIKE -> !pattern.orElseThrow().matches(actual);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matcher matcher && matcher.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /// In the one form that equal matchers share.
  @Override
  public String toString() {
    String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return label + operator.sign + "\"" + quoted + "\"";
  }
}
