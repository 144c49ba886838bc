package dev.rouse.agent.tool.http;

import dev.rouse.agent.tool.wire.Percent;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.template.Rendering;
import dev.rouse.core.template.Template;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// An address template with the call's arguments in it, each encoded, so that none can lead
/// elsewhere than the template's author meant.
final class Filled {
  private Filled() {}

  static URI address(Template template, Json.Obj arguments) throws ToolFault {
    String text = text(template.render(encoded(arguments)));
    try {
      var uri = new URI(text);
      if (climbs(uri)) {
        throw new ToolFault("An argument that is put into a path must not be `.` or `..`");
      }
      return uri;
    } catch (URISyntaxException malformed) {
      throw new ToolFault("With these arguments `" + text + "` is no address");
    }
  }

  static <T> T text(Rendering<T> rendering) throws ToolFault {
    return switch (rendering) {
      case Rendering.Rendered<T>(T text) -> text;
      case Rendering.Missing<T>(var path) ->
          throw new ToolFault("The argument `" + path + "` is missing: give it a value");
    };
  }

  private static boolean climbs(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return Arrays.stream(path.split("/", -1))
        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
  }

  private static Json.Obj encoded(Json.Obj arguments) {
    Map<String, Json> fields = new LinkedHashMap<>();
    arguments.fields().forEach((name, value) -> fields.put(name, encoded(value)));
    return new Json.Obj(fields);
  }

  private static Json encoded(Json value) {
    return switch (value) {
      case Json.Str(String text) -> Json.of(Percent.encode(text));
      case Json.Obj object -> encoded(object);
      case Json.Arr array -> Json.of(Percent.encode(array.write()));
      case Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }
}
