package dev.rouse.agent.tool.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An HTML page as text to read: headings, paragraphs, lists, table rows and where links lead.
///
/// It goes through the page once and builds no tree: what a page's scripts would add is not there
/// in any case, and a library that builds one weighs more than the agent's own code.
final class Page {
  private static final Pattern TAG =
      Pattern.compile(
          "<!--|</?([a-zA-Z][a-zA-Z0-9]*)((?:\"[^\"]*+\"|'[^']*+'|[^'\">])*+)>|<[!?][^>]*+>");
  private static final Pattern HREF =
      Pattern.compile(
          "\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))", Pattern.CASE_INSENSITIVE);
  private static final Set<String> SILENT =
      Set.of("script", "style", "noscript", "template", "svg", "iframe", "select", "textarea");
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "section",
          "article",
          "main",
          "header",
          "footer",
          "nav",
          "aside",
          "ul",
          "ol",
          "table",
          "tr",
          "blockquote",
          "pre",
          "form",
          "figure",
          "dl",
          "dt",
          "dd",
          "br",
          "hr",
          "title");

  private final String html;
  private final StringBuilder out = new StringBuilder();
  private String link = "";
  private boolean verbatim;

  private Page(String html) {
    this.html = html;
  }

  static String text(String html) {
    var page = new Page(html);
    page.walk();
    return page.out.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
  }

  private void walk() {
    var tag = TAG.matcher(html);
    int from = 0;
    while (tag.find(from)) {
      words(html.substring(from, tag.start()));
      from = after(tag);
    }
    words(html.substring(from));
  }

  /// What follows the tag, its content too where that is not for readers.
  private int after(Matcher tag) {
    String whole = tag.group();
    if (whole.equals("<!--")) {
      return end("-->", tag.end());
    }
    if (tag.group(1) == null) {
      return tag.end();
    }
    String name = tag.group(1).toLowerCase(Locale.ROOT);
    boolean opens = !whole.startsWith("</");
    if (opens && SILENT.contains(name)) {
      return whole.endsWith("/>") ? tag.end() : end("</" + name, tag.end());
    }
    tag(name, opens, tag.group(2));
    return tag.end();
  }

  private int end(String closing, int from) {
    for (int at = from; at <= html.length() - closing.length(); at++) {
      if (html.regionMatches(true, at, closing, 0, closing.length())) {
        int bracket = html.indexOf('>', at);
        return bracket < 0 ? html.length() : bracket + 1;
      }
    }
    return html.length();
  }

  private void tag(String name, boolean opens, String attributes) {
    switch (name) {
      case "h1", "h2", "h3", "h4", "h5", "h6" ->
          out.append(opens ? "\n\n" + "#".repeat(name.charAt(1) - '0') + " " : "\n\n");
      case "li" -> out.append(opens ? "\n- " : "");
      case "td", "th" -> out.append(opens ? "" : " | ");
      case "a" -> link(opens, attributes);
      default -> {
        verbatim = name.equals("pre") ? opens : verbatim;
        out.append(BLOCKS.contains(name) ? name.equals("p") ? "\n\n" : "\n" : "");
      }
    }
  }

  private void link(boolean opens, String attributes) {
    if (opens) {
      var href = HREF.matcher(attributes);
      link = href.find() ? Entities.decode(href.group().replaceFirst("^[^=]*=\\s*", "")) : "";
      link = link.replaceAll("^[\"']|[\"']$", "");
    } else {
      out.append(link.startsWith("http") ? " (" + link + ")" : "");
      link = "";
    }
  }

  private void words(String raw) {
    String text = Entities.decode(raw);
    if (verbatim) {
      out.append(text);
      return;
    }
    String flowing = text.replaceAll("\\s+", " ");
    boolean atStart = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
    out.append(atStart ? flowing.stripLeading() : flowing);
  }
}
