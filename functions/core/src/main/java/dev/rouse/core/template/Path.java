package dev.rouse.core.template;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.BrokenRule;
import java.util.Optional;
import java.util.regex.Pattern;

/// A dotted way into a value: field names and list positions, such as `data.items.0.id`.
public record Path(String text) {
  private static final Pattern DOTTED = Pattern.compile("[^\\s.{}]+(\\.[^\\s.{}]+)*");
  private static final int LONGEST = 500;

  public Path {
    if (text.length() > LONGEST || !DOTTED.matcher(text).matches()) {
      throw new BrokenRule(
          "`" + text + "` is no path; one is names with dots between, such as `data.order.id`");
    }
  }

  /// The first name: what the path begins at.
  public String root() {
    int dot = text.indexOf('.');
    return dot < 0 ? text : text.substring(0, dot);
  }

  /// What it finds. A `null` is nothing.
  public Optional<Json> find(Json.Obj scope) {
    return scope.at(text).filter(found -> !(found instanceof Json.Null));
  }

  /// What it finds, as people write it in a text.
  public Optional<String> findText(Json.Obj scope) {
    return find(scope).map(Plain::text);
  }

  @Override
  public String toString() {
    return text;
  }
}
