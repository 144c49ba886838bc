package dev.rouse.agent.tool.wire;

/// A header of a request.
public record Header(String name, String value) {

  /// Whether it can be written as one line and no more.
  boolean isWritable() {
    return name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
        && value.chars().allMatch(c -> c == '\t' || (c >= 0x20 && c != 0x7F));
  }
}
