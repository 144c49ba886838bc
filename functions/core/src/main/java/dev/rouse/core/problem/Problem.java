package dev.rouse.core.problem;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;

/// What went wrong, as RFC 9457 says it: a kind that programs know, a detail that people read.
public record Problem(Kind kind, String detail) {
  private static final int LONGEST = 4000;

  public Problem {
    detail = Text.shortened(Text.storable(detail), LONGEST);
  }

  public int status() {
    return kind.status();
  }

  public String title() {
    return kind.title();
  }

  /// The `application/problem+json` body.
  public Json.Obj toJson() {
    return Json.object()
        .put("type", kind.type())
        .put("title", kind.title())
        .put("status", kind.status())
        .put("detail", detail)
        .done();
  }

  public static Problem fromJson(Json.Obj json) {
    return new Problem(Kind.ofType(json.text("type").orElse("")), json.text("detail").orElse(""));
  }
}
