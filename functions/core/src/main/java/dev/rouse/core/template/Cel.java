package dev.rouse.core.template;

import dev.cel.common.CelException;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import dev.rouse.core.rule.Nearest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// CEL as conditions use it: every name is of any type, numbers compare whatever their kind, and
/// the costs of an expression are bounded.
final class Cel {
  private static final int LONGEST = 2_000;
  private static final int LONGEST_MESSAGE = 300;
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'.*");

  /// All that could have stood there, which nobody reads.
  private static final Pattern LISTINGS =
      Pattern.compile("( expecting \\{| \\(candidates: ).*", Pattern.DOTALL);

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
    var compiled = compile(expression, names);
    return compiled.hasError() ? Optional.of(message(compiled, names)) : Optional.empty();
  }

  static Judgement judge(String expression, Json.Obj scope) {
    var names = scope.fields().keySet();
    var compiled = compile(expression, names);
    if (compiled.hasError()) {
      return new Judgement.Failed("`" + expression + "` " + message(compiled, names));
    }
    try {
      Object result = RUNTIME.createProgram(compiled.getAst()).eval(CelValues.of(scope));
      return result instanceof Boolean holds
          ? new Judgement.Judged(holds)
          : new Judgement.Failed("`" + expression + "` is neither true nor false");
    } catch (CelException failed) {
      return new Judgement.Failed(shortened("`" + expression + "`: " + failed.getMessage()));
    }
  }

  private static CelValidationResult compile(String expression, Set<String> names) {
    var compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL)
            .addVarDeclarations(
                names.stream()
                    .filter(name -> IDENTIFIER.matcher(name).matches())
                    .map(name -> CelVarDecl.newVarDeclaration(name, SimpleType.DYN))
                    .toList());
    return compiler.build().compile(expression);
  }

  private static String message(CelValidationResult invalid, Set<String> names) {
    return shortened(
        "is no CEL expression that holds or not: "
            + invalid.getErrors().stream()
                .map(CelIssue::getMessage)
                .map(message -> readable(message, names))
                .distinct()
                .collect(Collectors.joining("; ")));
  }

  private static String readable(String message, Set<String> names) {
    var undeclared = UNDECLARED.matcher(message);
    return undeclared.matches()
        ? "`"
            + undeclared.group(1)
            + "` is not known here"
            + Nearest.hint(undeclared.group(1), names)
        : LISTINGS.matcher(message).replaceFirst("");
  }

  private static String shortened(String message) {
    return Text.shortened(message, LONGEST_MESSAGE);
  }
}
