package dev.rouse.core.template;

import com.google.protobuf.NullValue;
import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values as CEL has them. A number that is whole and fits is an int, any other a double.
final class CelValues {
  private CelValues() {}

  static Map<String, Object> of(Json.Obj scope) {
    return fields(scope.fields());
  }

  private static Object of(Json value) {
    return switch (value) {
      case Json.Null _ -> NullValue.NULL_VALUE;
      case Json.Bool(boolean bool) -> bool;
      case Json.Num(BigDecimal number) -> number(number);
      case Json.Str(String text) -> text;
      case Json.Arr(List<Json> items) -> items.stream().map(CelValues::of).toList();
      case Json.Obj(Map<String, Json> fields) -> fields(fields);
    };
  }

  private static Map<String, Object> fields(Map<String, Json> fields) {
    var values = new LinkedHashMap<String, Object>();
    fields.forEach((name, value) -> values.put(name, of(value)));
    return values;
  }

  private static Object number(BigDecimal number) {
    try {
      return number.longValueExact();
    } catch (ArithmeticException notWholeOrTooLarge) {
      return number.doubleValue();
    }
  }
}
