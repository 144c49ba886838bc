package dev.rouse.controller.standin;

import dev.rouse.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// YAML files as values.
public final class Documents {
  private Documents() {}

  public static List<Json.Obj> of(String yaml) {
    var documents = new Load(LoadSettings.builder().build()).loadAllFromString(yaml);
    return StreamSupport.stream(documents.spliterator(), false)
        .map(Documents::json)
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .toList();
  }

  public static List<Json.Obj> in(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Json json(@Nullable Object value) {
    return switch (value) {
      case null -> Json.Null.VALUE;
      case Boolean flag -> Json.of(flag);
      case Integer number -> Json.of(number);
      case Long number -> Json.of(number);
      case Double number -> new Json.Num(BigDecimal.valueOf(number));
      case List<?> items -> Json.array(items.stream().map(Documents::json).toList());
      case Map<?, ?> map -> {
        var fields = new LinkedHashMap<String, Json>();
        map.forEach((name, field) -> fields.put(String.valueOf(name), json(field)));
        yield new Json.Obj(fields);
      }
      default -> Json.of(value.toString());
    };
  }
}
