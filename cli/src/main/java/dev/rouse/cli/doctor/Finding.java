package dev.rouse.cli.doctor;

import dev.rouse.core.json.Json;

/// What was found about one part.
///
/// @param text what it is and, where it is not well, what to do
record Finding(String part, Grade grade, String text) {

  /// How well a part is.
  enum Grade {
    WELL("ok"),
    LESS("less"),
    ILL("BAD");

    private final String word;

    Grade(String word) {
      this.word = word;
    }
  }

  static Finding well(String part, String text) {
    return new Finding(part, Grade.WELL, text);
  }

  /// It works without it, and something is missing then.
  static Finding less(String part, String text) {
    return new Finding(part, Grade.LESS, text);
  }

  static Finding ill(String part, String text) {
    return new Finding(part, Grade.ILL, text);
  }

  Json.Obj json() {
    return Json.object().put("part", part).put("state", grade.word).put("text", text).done();
  }
}
