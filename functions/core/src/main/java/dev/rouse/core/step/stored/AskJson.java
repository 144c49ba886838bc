package dev.rouse.core.step.stored;

import dev.rouse.core.json.JsonObject;
import dev.rouse.core.step.Ask;

/// Asks as the journal stores them.
final class AskJson {
  private AskJson() {}

  static void write(JsonObject json, Ask ask) {
    json.put("id", ask.id())
        .put("call", ask.call())
        .put("why", ask.why().name())
        .put("tool", ask.tool())
        .put("arguments", ask.arguments())
        .put("hash", ask.hash())
        .someTexts("deciders", ask.deciders())
        .put("deadline", ask.deadline().toString());
  }

  static Ask read(Reading in) {
    return new Ask(
        in.text("id"),
        in.text("call"),
        Ask.Why.valueOf(in.text("why")),
        in.text("tool"),
        in.inner("arguments").json(),
        in.text("hash"),
        in.texts("deciders"),
        in.instant("deadline"));
  }
}
