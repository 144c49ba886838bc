package dev.rouse.e2e.boundary;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.util.Locale;
import java.util.Optional;

/// A point before or after one call of a port.
///
/// @param id what the process is answered with; counts up within it
public record Boundary(int id, Phase phase, PortCall call) {

  /// Where the call stands.
  public enum Phase {
    BEFORE,
    AFTER
  }

  /// The same in every undisturbed run of one script.
  public String name() {
    return phase.name().toLowerCase(Locale.ROOT) + " " + call.name();
  }

  public boolean is(Phase when, String verb) {
    return phase == when && call.verb().equals(verb);
  }

  /// As one line.
  String write() {
    return Json.object()
        .put("id", id)
        .put("phase", phase.name())
        .put("verb", call.verb())
        .put("agent", call.agent())
        .put("run", call.run())
        .put("detail", call.detail())
        .done()
        .write();
  }

  /// Reads what [#write] wrote; nothing where the line is something else.
  public static Optional<Boundary> read(String line) {
    try {
      return Json.parse(line) instanceof Json.Obj json && json.get("phase").isPresent()
          ? Optional.of(of(json))
          : Optional.empty();
    } catch (MalformedJson said) {
      return Optional.empty();
    }
  }

  private static Boundary of(Json.Obj json) {
    var id = (Json.Num) json.get("id").orElseThrow();
    return new Boundary(
        id.value().intValueExact(),
        Phase.valueOf(json.text("phase").orElseThrow()),
        new PortCall(
            json.text("verb").orElseThrow(),
            json.text("agent").orElseThrow(),
            json.text("run").orElseThrow(),
            json.text("detail").orElseThrow()));
  }
}
