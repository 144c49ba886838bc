package dev.rouse.core.template;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import dev.rouse.core.rule.Nearest;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// CEL as conditions use it: every name is of any type, numbers compare whatever their kind, and the
/// costs of an expression are bounded.
final class Cel {
  private static final int LONGEST = 2_000;
  private static final int LONGEST_MESSAGE = 300;
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'.*");
  private static final Pattern IDENTIFIER = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(50)
          .comprehensionMaxIterations(10_000)
          .maxRegexProgramSize(1_000)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

  private Cel() {}

  static Optional<String> fault(String expression, Set<String> names) {
    try {
      compile(expression, names);
      return Optional.empty();
    } catch (CelValidationException invalid) {
      return Optional.of(message(invalid, names));
    }
  }

  static Judgement judge(String expression, Json.Obj scope) {
    var names = scope.fields().keySet();
    try {
      Object result =
          RUNTIME.createProgram(compile(expression, names)).eval(CelValues.of(scope));
      return result instanceof Boolean holds
          ? new Judgement.Judged(holds)
          : new Judgement.Failed("`" + expression + "` is neither true nor false");
    } catch (CelValidationException invalid) {
      return new Judgement.Failed(message(invalid, names));
    } catch (CelEvaluationException failed) {
      return new Judgement.Failed(shortened("`" + expression + "`: " + failed.getMessage()));
    }
  }

  private static CelAbstractSyntaxTree compile(String expression, Collection<String> names)
      throws CelValidationException {
    var compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL);
    names.stream()
        .filter(name -> IDENTIFIER.matcher(name).matches())
        .forEach(name -> compiler.addVar(name, SimpleType.DYN));
    return compiler.build().compile(expression).getAst();
  }

  private static String message(CelValidationException invalid, Collection<String> names) {
    return shortened(
        "is no CEL expression that holds or not: "
            + invalid.getErrors().stream()
                .map(CelIssue::getMessage)
                .map(message -> readable(message, names))
                .distinct()
                .collect(Collectors.joining("; ")));
  }

  private static String readable(String message, Collection<String> names) {
    var undeclared = UNDECLARED.matcher(message);
    return undeclared.matches()
        ? "`" + undeclared.group(1) + "` is not known here" + Nearest.hint(undeclared.group(1), names)
        : message;
  }

  private static String shortened(String message) {
    return Text.shortened(message, LONGEST_MESSAGE);
  }
}
