package dev.rouse.controller.crd;

import dev.rouse.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// JSON values as YAML that people read.
public final class Yaml {
  private static final int WIDTH = 4096;

  private Yaml() {}

  /// One document.
  public static String write(Json value) {
    var settings =
        DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setDefaultFlowStyle(FlowStyle.AUTO)
            .setWidth(WIDTH)
            .setIndicatorIndent(0)
            .build();
    return new Dump(settings).dumpToString(plain(value));
  }

  /// Several documents.
  public static String write(List<? extends Json> values) {
    return values.stream().map(Yaml::write).collect(Collectors.joining("---\n"));
  }

  private static @Nullable Object plain(Json value) {
    return switch (value) {
      case Json.Null _ -> null;
      case Json.Bool(boolean flag) -> flag;
      case Json.Num(var number) ->
          number.stripTrailingZeros().scale() <= 0 ? number.toBigIntegerExact() : number;
      case Json.Str(String text) -> text;
      case Json.Arr(var items) -> items.stream().map(Yaml::plain).toList();
      case Json.Obj(var fields) -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, field) -> map.put(name, plain(field)));
        yield map;
      }
    };
  }
}
