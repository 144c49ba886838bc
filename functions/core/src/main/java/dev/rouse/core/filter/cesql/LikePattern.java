package dev.rouse.core.filter.cesql;

/// What LIKE compares with: `%` is any text, `_` any character, a backslash takes from both their
/// meaning.
///
/// @param marks the characters, of which [#ANY_TEXT] and [#ANY_CHARACTER] are the special ones
record LikePattern(String marks) {
  private static final char ANY_TEXT = '\uE000';
  private static final char ANY_CHARACTER = '\uE001';

  static LikePattern parse(String written) {
    var marks = new StringBuilder();
    for (int at = 0; at < written.length(); at++) {
      char next = written.charAt(at);
      boolean escapes =
          next == '\\' && at + 1 < written.length() && "%_".indexOf(written.charAt(at + 1)) >= 0;
      if (escapes) {
        marks.append(written.charAt(++at));
      } else if (next == '%') {
        marks.append(ANY_TEXT);
      } else {
        marks.append(next == '_' ? ANY_CHARACTER : next);
      }
    }
    return new LikePattern(marks.toString());
  }

  /// In steps that grow with the product of both lengths at worst: where a character does not fit,
  /// the last `%` takes one more.
  boolean matches(String text) {
    int mark = 0;
    int retryMark = -1;
    int retryAt = 0;
    int at = 0;
    while (at < text.length()) {
      if (mark < marks.length() && marks.charAt(mark) == ANY_TEXT) {
        retryMark = ++mark;
        retryAt = at;
      } else if (mark < marks.length() && fits(marks.charAt(mark), text.charAt(at))) {
        mark++;
        at++;
      } else if (retryMark >= 0) {
        mark = retryMark;
        at = ++retryAt;
      } else {
        return false;
      }
    }
    return marks.substring(mark).chars().allMatch(left -> left == ANY_TEXT);
  }

  private static boolean fits(char mark, char character) {
    return mark == ANY_CHARACTER || mark == character;
  }
}
