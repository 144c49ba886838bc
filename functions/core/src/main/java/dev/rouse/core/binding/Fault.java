package dev.rouse.core.binding;

/// One thing that is wrong with a document, and what would be right.
///
/// @param path such as `spec.tools[1].name`; empty for the document as a whole
/// @param line the first is 1; 0 where there are no lines
public record Fault(String path, int line, String message) {

  public static Fault at(String path, String message) {
    return new Fault(path, 0, message);
  }

  /// As one line for people.
  @Override
  public String toString() {
    String where = path.isEmpty() ? "" : path + ": ";
    return (line > 0 ? "line " + line + ": " : "") + where + message;
  }
}
