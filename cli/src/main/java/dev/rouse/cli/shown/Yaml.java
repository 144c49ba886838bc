package dev.rouse.cli.shown;

import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// JSON values as YAML, fields in their own order.
public final class Yaml {
  private static final int WIDTH = 100;

  private Yaml() {}

  /// One document, ending in a line break.
  public static String write(Json value) {
    return new Dump(settings()).dumpToString(plain(value));
  }

  /// A document for each value.
  public static String documents(List<? extends Json> values) {
    return values.stream().map(Yaml::write).collect(Collectors.joining("---\n"));
  }

  private static DumpSettings settings() {
    return DumpSettings.builder()
        .setDefaultFlowStyle(FlowStyle.BLOCK)
        .setWidth(WIDTH)
        .setMultiLineFlow(false)
        .setUseUnicodeEncoding(true)
        .build();
  }

  private static @Nullable Object plain(Json value) {
    return switch (value) {
      case Json.Null _ -> null;
      case Json.Bool(var bool) -> bool;
      case Json.Num(var number) -> number(number);
      case Json.Str(var text) -> text;
      case Json.Arr(var items) -> items.stream().map(Yaml::plain).toList();
      case Json.Obj(var fields) -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, field) -> map.put(name, plain(field)));
        yield map;
      }
    };
  }

  private static Number number(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
        ? number.toBigIntegerExact()
        : number.doubleValue();
  }
}
