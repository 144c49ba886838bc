package dev.rouse.core.filter.cesql;

import dev.rouse.core.rule.BrokenRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A word, a text or a sign of an expression.
///
/// @param at where it stands, counted from 1
record Token(Kind kind, String text, int at) {
  enum Kind {
    WORD,
    TEXT,
    SIGN,
    END
  }

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]");
  private static final List<String> LONG_SIGNS = List.of("!=", "<>", "<=", ">=");
  private static final String SIGNS = "=<>+-*/%(),";

  static List<Token> split(String text) {
    var tokens = new ArrayList<Token>();
    int at = 0;
    while (at < text.length()) {
      char next = text.charAt(at);
      if (Character.isWhitespace(next)) {
        at++;
      } else {
        var token = next == '\'' || next == '"' ? quoted(text, at) : unquoted(text, at);
        tokens.add(token);
        at = end(text, token, at);
      }
    }
    tokens.add(new Token(Kind.END, "", text.length() + 1));
    return tokens;
  }

  private static int end(String text, Token token, int from) {
    return token.kind() == Kind.TEXT ? close(text, from) + 1 : from + token.text().length();
  }

  private static Token unquoted(String text, int from) {
    int until = from;
    while (until < text.length() && WORD.matcher(text.substring(until, until + 1)).matches()) {
      until++;
    }
    if (until > from) {
      return new Token(Kind.WORD, text.substring(from, until), from + 1);
    }
    String two = text.substring(from, Math.min(from + 2, text.length()));
    String sign = LONG_SIGNS.contains(two) ? two : two.substring(0, 1);
    if (sign.length() == 1 && SIGNS.indexOf(sign.charAt(0)) < 0) {
      throw new BrokenRule("has a '" + sign + "' at " + (from + 1) + " that means nothing");
    }
    return new Token(Kind.SIGN, sign, from + 1);
  }

  /// A backslash makes a quote part of the text; anywhere else it stands for itself.
  private static Token quoted(String text, int from) {
    String quote = text.substring(from, from + 1);
    String inside = text.substring(from + 1, close(text, from));
    return new Token(Kind.TEXT, inside.replace("\\" + quote, quote), from + 1);
  }

  private static int close(String text, int from) {
    for (int at = from + 1; at < text.length(); at++) {
      if (text.charAt(at) == text.charAt(from) && text.charAt(at - 1) != '\\') {
        return at;
      }
    }
    throw new BrokenRule("has a quote at " + (from + 1) + " that nothing closes");
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(word);
  }

  boolean isNumber() {
    return kind == Kind.WORD && text.chars().allMatch(Character::isDigit);
  }
}
