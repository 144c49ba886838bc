package dev.rouse.core.template;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.template.Rendering.Missing;
import dev.rouse.core.template.Rendering.Rendered;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A text in which each `{{path}}` is replaced by what the path finds. `\{{` is a plain `{{`.
public final class Template {
  private static final Pattern OPENING = Pattern.compile("\\\\?\\{\\{");
  private static final String CLOSING = "}}";

  private final String text;
  private final List<Part> parts;

  private sealed interface Part {
    record Literal(String text) implements Part {}

    record Hole(Path path) implements Part {}
  }

  private Template(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /// Reads it from a text.
  ///
  /// @throws BrokenRule where a hole is not closed or holds no path
  public static Template parse(String text) {
    var parts = new ArrayList<Part>();
    var opening = OPENING.matcher(text);
    int from = 0;
    while (opening.find(from)) {
      parts.add(new Part.Literal(text.substring(from, opening.start())));
      if (opening.group().startsWith("\\")) {
        parts.add(new Part.Literal("{{"));
        from = opening.end();
      } else {
        int end = closing(text, opening.end());
        parts.add(new Part.Hole(new Path(text.substring(opening.end(), end).strip())));
        from = end + CLOSING.length();
      }
    }
    parts.add(new Part.Literal(text.substring(from)));
    parts.removeIf(new Part.Literal("")::equals);
    return new Template(text, parts);
  }

  private static int closing(String text, int from) {
    int end = text.indexOf(CLOSING, from);
    if (end < 0) {
      throw new BrokenRule("`{{` is not closed by `}}`; write `\\{{` where it is meant as text");
    }
    return end;
  }

  public Rendering<String> render(Json.Obj scope) {
    var out = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String literal) -> out.append(literal);
        case Part.Hole(Path path) -> {
          var found = path.find(scope);
          if (found.isEmpty()) {
            return new Missing<>(path);
          }
          out.append(Plain.text(found.get()));
        }
      }
    }
    return new Rendered<>(out.toString());
  }

  /// The path, where the whole text is one hole.
  Optional<Path> onlyHole() {
    return parts.size() == 1 && parts.getFirst() instanceof Part.Hole(Path path)
        ? Optional.of(path)
        : Optional.empty();
  }

  /// What its paths begin at.
  public Set<String> roots() {
    var roots = new LinkedHashSet<String>();
    for (Part part : parts) {
      if (part instanceof Part.Hole(Path path)) {
        roots.add(path.root());
      }
    }
    return roots;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Template template && template.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// The text as it was written.
  @Override
  public String toString() {
    return text;
  }
}
