package dev.rouse.agent.tool.work;

import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/// The arguments of a call. An empty text counts as not given: models write one for what they leave
/// out.
public record Given(Json.Obj arguments) {

  public String required(String name) throws ToolFault {
    return text(name).orElseThrow(() -> new ToolFault("`" + name + "` is missing: give it a text"));
  }

  public Optional<String> text(String name) {
    return arguments.get(name).flatMap(Given::plain).filter(text -> !text.isBlank());
  }

  public boolean flag(String name) {
    return arguments.get(name).filter(Json.of(true)::equals).isPresent();
  }

  public Optional<Json.Obj> object(String name) {
    return arguments.get(name).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
  }

  /// A whole number within bounds.
  public Optional<Integer> number(String name, int least, int most) throws ToolFault {
    var written = arguments.get(name).flatMap(Given::plain);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      int value = new BigDecimal(written.get()).intValueExact();
      if (value >= least && value <= most) {
        return Optional.of(value);
      }
    } catch (ArithmeticException | NumberFormatException noWholeNumber) {
      // Said below, as for one out of bounds.
    }
    throw new ToolFault("`" + name + "` must be a whole number from " + least + " to " + most);
  }

  private static Optional<String> plain(Json value) {
    return switch (value) {
      case Json.Str(String text) -> Optional.of(text);
      case Json.Num(BigDecimal number) -> Optional.of(number.toPlainString());
      case Json.Bool _, Json.Null _, Json.Arr _, Json.Obj _ -> Optional.empty();
    };
  }
}
