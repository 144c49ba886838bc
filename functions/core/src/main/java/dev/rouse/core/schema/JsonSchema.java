package dev.rouse.core.schema;

import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.rouse.core.json.Json;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/// A JSON schema that values can be checked against (draft 2020-12, or the one that it names).
public final class JsonSchema {
  private static final URI HERE = URI.create("urn:rouse:schema");

  private final Validator validator;

  private JsonSchema(Validator validator) {
    this.validator = validator;
  }

  /// Whether a value is a schema.
  public sealed interface Compiled {

    /// It is.
    record Usable(JsonSchema schema) implements Compiled {}

    /// It is not, and why: one sentence a fault.
    record Unusable(List<String> faults) implements Compiled {
      public Unusable {
        faults = List.copyOf(faults);
      }
    }
  }

  /// Checks a schema that a stranger wrote.
  public static Compiled compile(Json schema) {
    var lost = References.faults(schema);
    var compiled = compiled(schema, false);
    return switch (compiled) {
      case Compiled.Usable _ -> lost.isEmpty() ? compiled : new Compiled.Unusable(lost);
      case Compiled.Unusable(var faults) ->
          new Compiled.Unusable(Stream.concat(faults.stream(), lost.stream()).toList());
    };
  }

  /// Why a value is no schema; nothing where it is one.
  public static List<String> faults(Json schema) {
    return switch (compile(schema)) {
      case Compiled.Usable _ -> List.of();
      case Compiled.Unusable(var faults) -> faults;
    };
  }

  /// A schema that was compiled before, in this process or another: its own shape is not checked
  /// again, which is most of the work.
  public static Compiled recompile(Json schema) {
    return compiled(schema, true);
  }

  private static Compiled compiled(Json schema, boolean trusted) {
    var validator =
        new ValidatorFactory()
            .withJsonNodeFactory(new Nodes())
            .withSchemaResolver(_ -> SchemaResolver.Result.empty())
            .withEvaluatorFactory(new LinearPatterns())
            .withMessageProvider(new Messages())
            .withDisabledSchemaValidation(trusted)
            .createValidator();
    return Violations.guarded(
        () -> {
          var _ = validator.registerSchema(HERE, new Node(schema, "", Meter.unlimited()));
          return new Compiled.Usable(new JsonSchema(validator));
        },
        Compiled.Unusable::new);
  }

  /// What is wrong with a value, one sentence each and not too many; none where it fits.
  public List<String> validate(Json value) {
    return Violations.guarded(
        () ->
            Violations.of(
                validator.validate(HERE, new Node(value, "", Meter.limited())).getErrors()),
        faults -> faults);
  }
}
