package dev.rouse.core.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Values to JSON text.
final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private final boolean canonical;

  private JsonWriter(boolean canonical) {
    this.canonical = canonical;
  }

  static String write(Json value, boolean canonical) {
    var writer = new JsonWriter(canonical);
    writer.value(value);
    return writer.out.toString();
  }

  private void value(Json value) {
    switch (value) {
      case Json.Null _ -> out.append("null");
      case Json.Bool(boolean bool) -> out.append(bool);
      case Json.Num(BigDecimal number) -> number(number);
      case Json.Str(String text) -> text(text);
      case Json.Arr(List<Json> items) -> items(items);
      case Json.Obj(Map<String, Json> fields) -> fields(canonical ? new TreeMap<>(fields) : fields);
    }
  }

  private void number(BigDecimal number) {
    out.append(canonical ? number.stripTrailingZeros() : number);
  }

  private void text(String text) {
    out.append('"');
    if (isPlain(text)) {
      out.append(text);
    } else {
      JsonStringEncoder.getInstance().quoteAsString(text, out);
    }
    out.append('"');
  }

  /// Most texts are: they are copied at once instead of a character at a time.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private void items(List<Json> items) {
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      value(items.get(i));
    }
    out.append(']');
  }

  private void fields(Map<String, Json> fields) {
    out.append('{');
    boolean first = true;
    for (var field : fields.entrySet()) {
      if (!first) {
        out.append(',');
      }
      first = false;
      text(field.getKey());
      out.append(':');
      value(field.getValue());
    }
    out.append('}');
  }
}
