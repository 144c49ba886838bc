package dev.rouse.core.filter.cesql;

import dev.rouse.core.filter.cesql.Node.Logic;
import dev.rouse.core.rule.BrokenRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Tokens to an expression, by recursive descent. What binds less stands first; equals bind from
/// the left.
final class Parser {
  private static final int DEEPEST = 50;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
  private static final Set<String> RESERVED =
      Set.of("AND", "OR", "XOR", "NOT", "LIKE", "IN", "EXISTS", "TRUE", "FALSE");

  private final List<Token> tokens;
  private int at;
  private int depth;

  Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  Node whole() {
    var node = logic();
    if (here().kind() != Token.Kind.END) {
      throw unexpected("an operator");
    }
    return node;
  }

  private Node logic() {
    if (++depth > DEEPEST) {
      throw new BrokenRule("is nested deeper than " + DEEPEST + " levels");
    }
    var node = comparison();
    var word = first(Logic.Word.values(), one -> here().isWord(one.name()));
    while (word.isPresent()) {
      at++;
      node = new Logic(word.get(), node, comparison());
      word = first(Logic.Word.values(), one -> here().isWord(one.name()));
    }
    depth--;
    return node;
  }

  private Node comparison() {
    var node = sum();
    var sign = first(Comparison.values(), one -> here().isSign(one.sign()));
    while (sign.isPresent()) {
      at++;
      node = new Node.Compared(sign.get(), node, sum());
      sign = first(Comparison.values(), one -> here().isSign(one.sign()));
    }
    return node;
  }

  private Node sum() {
    var node = product();
    var sign = sign(Arithmetic.PLUS, Arithmetic.MINUS);
    while (sign.isPresent()) {
      at++;
      node = new Node.Computed(sign.get(), node, product());
      sign = sign(Arithmetic.PLUS, Arithmetic.MINUS);
    }
    return node;
  }

  private Node product() {
    var node = matched();
    var sign = sign(Arithmetic.TIMES, Arithmetic.DIVIDED, Arithmetic.REST);
    while (sign.isPresent()) {
      at++;
      node = new Node.Computed(sign.get(), node, matched());
      sign = sign(Arithmetic.TIMES, Arithmetic.DIVIDED, Arithmetic.REST);
    }
    return node;
  }

  private Node matched() {
    var node = unary();
    while (true) {
      boolean negated = here().isWord("NOT");
      var word = negated ? tokens.get(at + 1) : here();
      if (word.isWord("LIKE")) {
        at += negated ? 2 : 1;
        node = new Node.Matched(node, pattern(), !negated);
      } else if (word.isWord("IN")) {
        at += negated ? 2 : 1;
        expect("(");
        node = new Node.Among(node, list(), !negated);
      } else {
        return node;
      }
    }
  }

  private LikePattern pattern() {
    if (here().kind() != Token.Kind.TEXT) {
      throw unexpected("a quoted pattern");
    }
    return LikePattern.parse(next().text());
  }

  private Node unary() {
    if (++depth > DEEPEST) {
      throw new BrokenRule("is nested deeper than " + DEEPEST + " levels");
    }
    Node node;
    boolean signed = here().isSign("-") || here().isSign("+");
    if (signed && tokens.get(at + 1).isNumber()) {
      node = number(next().text() + next().text());
    } else if (here().isSign("-")) {
      at++;
      node = new Node.Minus(unary());
    } else if (here().isWord("NOT")) {
      at++;
      node = new Node.Not(unary());
    } else {
      node = primary();
    }
    depth--;
    return node;
  }

  private Node primary() {
    return switch (here().kind()) {
      case TEXT -> new Node.Literal(new Value.Text(next().text()));
      case WORD -> word(next());
      case SIGN -> parenthesis();
      case END -> throw unexpected("a value");
    };
  }

  private Node parenthesis() {
    if (!here().isSign("(")) {
      throw unexpected("a value");
    }
    at++;
    var inside = logic();
    expect(")");
    return inside;
  }

  private Node word(Token token) {
    if (token.isWord("TRUE") || token.isWord("FALSE")) {
      return new Node.Literal(new Value.Truth(token.isWord("TRUE")));
    }
    if (token.isWord("EXISTS")) {
      return new Node.Exists(name(next()));
    }
    if (here().isSign("(")) {
      return call(token);
    }
    return token.isNumber() ? number(token.text()) : new Node.Attribute(name(token));
  }

  private Node call(Token name) {
    var function =
        Function.named(name.text())
            .orElseThrow(() -> new BrokenRule("calls " + name.text() + ", which is no function"));
    expect("(");
    var arguments = list();
    if (!function.takes(arguments.size())) {
      throw new BrokenRule("calls " + name.text() + " with " + arguments.size() + " arguments");
    }
    return new Node.Called(function, arguments);
  }

  /// Up to the closing parenthesis.
  private List<Node> list() {
    var nodes = new ArrayList<Node>();
    if (here().isSign(")")) {
      at++;
      return nodes;
    }
    nodes.add(logic());
    while (here().isSign(",")) {
      at++;
      nodes.add(logic());
    }
    expect(")");
    return nodes;
  }

  private static String name(Token token) {
    boolean reserved = RESERVED.contains(token.text().toUpperCase(Locale.ROOT));
    if (token.kind() != Token.Kind.WORD || reserved || !NAME.matcher(token.text()).matches()) {
      throw new BrokenRule(
          "has '" + token.text() + "' at " + token.at() + " where an attribute's name belongs");
    }
    return token.text();
  }

  private static Node number(String text) {
    try {
      return new Node.Literal(new Value.Whole(Integer.parseInt(text)));
    } catch (NumberFormatException tooLarge) {
      throw new BrokenRule("has a number beyond 32 bits: " + text);
    }
  }

  private Optional<Arithmetic> sign(Arithmetic... among) {
    return first(among, one -> here().isSign(one.sign()));
  }

  private static <T> Optional<T> first(T[] among, Predicate<T> wanted) {
    return Arrays.stream(among).filter(wanted).findFirst();
  }

  private void expect(String sign) {
    if (!here().isSign(sign)) {
      throw unexpected("'" + sign + "'");
    }
    at++;
  }

  private Token here() {
    return tokens.get(at);
  }

  private Token next() {
    var token = here();
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  private BrokenRule unexpected(String wanted) {
    var token = here();
    return token.kind() == Token.Kind.END
        ? new BrokenRule("ends where " + wanted + " belongs")
        : new BrokenRule(
            "has '" + token.text() + "' at " + token.at() + " where " + wanted + " belongs");
  }
}
