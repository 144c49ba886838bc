package dev.rouse.cli.terminal;

import dev.rouse.cli.terminal.Terminal.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Markdown for a terminal: headings, emphasis, code and lists, wrapped at words.
public final class Markdown {
  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");
  private static final Pattern ITEM = Pattern.compile("(\\s*)([-*+]|\\d+[.)])\\s+(.*)");
  private static final Pattern INLINE = Pattern.compile("\\*\\*(.+?)\\*\\*|`([^`]+)`");
  private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;]*m");

  private final Terminal terminal;
  private final List<String> lines = new ArrayList<>();
  private boolean code;

  private Markdown(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Its lines.
  public static List<String> lines(String text, Terminal terminal) {
    var markdown = new Markdown(terminal);
    text.strip().lines().forEach(markdown::line);
    return markdown.lines;
  }

  private void line(String line) {
    if (line.strip().startsWith("```")) {
      code = !code;
      return;
    }
    var heading = HEADING.matcher(line);
    var item = ITEM.matcher(line);
    if (code) {
      lines.add("    " + terminal.look(Look.CODE, line));
    } else if (heading.matches()) {
      lines.add(terminal.look(Look.BOLD, plain(heading.group(1))));
    } else if (item.matches()) {
      String sign = item.group(2).matches("[-*+]") ? "•" : item.group(2);
      String first = item.group(1) + sign + " ";
      wrap(first, " ".repeat(first.length()), inline(item.group(3)));
    } else {
      wrap("", "", inline(line.strip()));
    }
  }

  private static String plain(String text) {
    return INLINE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(inside(found)));
  }

  private static boolean isBold(MatchResult found) {
    return found.start(1) >= 0;
  }

  private static String inside(MatchResult found) {
    return found.group(isBold(found) ? 1 : 2);
  }

  private String inline(String text) {
    return INLINE
        .matcher(text)
        .replaceAll(found -> {
          var look = isBold(found) ? Look.BOLD : Look.CODE;
          return Matcher.quoteReplacement(terminal.look(look, inside(found)));
        });
  }

  private void wrap(String first, String next, String text) {
    var line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && visible(line) + 1 + visible(word) > terminal.width()) {
        lines.add(line.toString());
        line = new StringBuilder(next);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
  }

  private static int visible(CharSequence text) {
    return ANSI.matcher(text).replaceAll("").length();
  }
}
