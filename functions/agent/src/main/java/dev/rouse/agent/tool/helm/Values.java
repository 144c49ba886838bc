package dev.rouse.agent.tool.helm;

import dev.rouse.core.json.Json;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/// What a release was given to fill its chart with.
final class Values {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(password|passwd|secret|token|credential|private|apikey|api_key).*|key");
  private static final Json HIDDEN = Json.of("(hidden)");

  private Values() {}

  /// @param all whether the chart's own are shown beneath them
  static Json shown(Release release, boolean all) {
    var given = release.object("config").orElse(Json.Obj.EMPTY);
    var own = all ? release.object("chart.values").orElse(Json.Obj.EMPTY) : Json.Obj.EMPTY;
    return hidden(over(own, given));
  }

  private static Json.Obj over(Json.Obj own, Json.Obj given) {
    var both = new LinkedHashMap<>(own.fields());
    given
        .fields()
        .forEach((name, value) -> {
          var beneath = both.get(name);
          both.put(
              name,
              beneath instanceof Json.Obj below && value instanceof Json.Obj above
                  ? over(below, above)
                  : value);
        });
    return new Json.Obj(both);
  }

  private static Json hidden(Json value) {
    return switch (value) {
      case Json.Obj object -> {
        var shown = Json.object();
        object.fields().forEach((name, each) -> shown.put(name, hidden(name, each)));
        yield shown.done();
      }
      case Json.Arr(var items) -> Json.array(items.stream().map(Values::hidden).toList());
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static Json hidden(String name, Json value) {
    boolean plain = value instanceof Json.Str || value instanceof Json.Num;
    return plain && SECRET.matcher(name).matches() ? HIDDEN : hidden(value);
  }
}
