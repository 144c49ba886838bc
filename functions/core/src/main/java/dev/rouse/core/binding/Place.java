package dev.rouse.core.binding;

import java.util.regex.Pattern;

/// A place in a document, as people write it: `spec.tools[1].name`, `labels["a.b/c"]`.
record Place(String text) {
  static final Place ROOT = new Place("");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

  Place field(String name) {
    if (!PLAIN.matcher(name).matches()) {
      return new Place(text + "[\"" + name + "\"]");
    }
    return new Place(text.isEmpty() ? name : text + "." + name);
  }

  Place item(int position) {
    return new Place(text + "[" + position + "]");
  }

  /// What lies below, by the path that a rule names: empty for the place itself.
  Place below(String path) {
    if (path.isEmpty()) {
      return this;
    }
    return new Place(text.isEmpty() || path.startsWith("[") ? text + path : text + "." + path);
  }

  /// Whether a path is this place or lies below it.
  boolean holds(String path) {
    return path.startsWith(text)
        && (text.isEmpty()
            || path.length() == text.length()
            || path.charAt(text.length()) == '.'
            || path.charAt(text.length()) == '[');
  }

  /// The place that this one is part of; the root is part of itself.
  Place parent() {
    int end = Math.max(text.lastIndexOf('.'), text.lastIndexOf('['));
    return end < 0 ? ROOT : new Place(text.substring(0, end));
  }

  @Override
  public String toString() {
    return text;
  }
}
