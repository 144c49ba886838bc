package dev.rouse.core.resource.tool;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a tool takes: JSON-schema properties. Each is required unless it has a default or says
/// `required: false`.
public record Parameters(Json.Obj properties) {
  public static final Parameters NONE = new Parameters(Json.Obj.EMPTY);
  private static final String REQUIRED = "required";
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_-]{0,63}");

  public Parameters {
    var rules = Rules.of();
    properties
        .fields()
        .forEach((name, schema) ->
            rules
                .that(
                    NAME.matcher(name).matches(),
                    name,
                    "must be named with letters, digits, _ and -")
                .that(schema instanceof Json.Obj, name, "must be a JSON schema: an object"));
    rules.hold();
  }

  /// The JSON schema of the arguments as a whole. What is not named is refused.
  public Json.Obj schema() {
    return schema(properties);
  }

  /// The same of properties that may be wrong: those that are no objects are left out.
  public static Json.Obj schema(Json.Obj properties) {
    var all = Json.object();
    List<Json> required = new ArrayList<>();
    properties
        .fields()
        .forEach((name, schema) -> {
          if (schema instanceof Json.Obj property) {
            all.put(name, withoutFlag(property));
            if (isRequired(property)) {
              required.add(Json.of(name));
            }
          }
        });
    return Json.object()
        .put("type", "object")
        .put("properties", all)
        .some(REQUIRED, required)
        .put("additionalProperties", false)
        .done();
  }

  private static boolean isRequired(Json.Obj property) {
    boolean optional = property.get(REQUIRED).filter(Json.of(false)::equals).isPresent();
    return !optional && property.get("default").isEmpty();
  }

  /// Without `required: true|false`; a list of that name is JSON schema's own and stays.
  private static Json.Obj withoutFlag(Json.Obj property) {
    var rest = Json.object();
    property
        .fields()
        .forEach((name, value) -> {
          if (!(name.equals(REQUIRED) && value instanceof Json.Bool)) {
            rest.put(name, value);
          }
        });
    return rest.done();
  }
}
