package dev.rouse.core.resource.agent;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Scope;
import dev.rouse.core.rule.Word;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.template.Path;
import java.util.Optional;

/// Which tasks belong together, and what a new one does while another is worked on.
///
/// @param key an event attribute or data path; without one each task is its own session
public record Session(Optional<Path> key, Overlap onOverlap) {

  public static Optional<Session> read(Fields in) {
    var key = in.text("key").as(in.written() ? Scope::path : Path::new).optional();
    var onOverlap = in.word("onOverlap", Overlap.class).or(Defaults.ON_OVERLAP);
    return in.build(() -> new Session(key, onOverlap));
  }

  public Json.Obj toJson() {
    return Json.object()
        .maybeText("key", key.map(Path::text))
        .put("onOverlap", Word.of(onOverlap))
        .done();
  }
}
