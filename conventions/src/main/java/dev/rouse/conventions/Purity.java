package dev.rouse.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Code that decides from its arguments alone: no I/O, clock, randomness or environment.
public final class Purity {

  /// Types that do I/O, keep time, draw numbers, start threads or write logs.
  private static final Pattern IMPURE =
      Pattern.compile(
          """
          java\\.(io|net|nio\\.file|nio\\.channels|sql|rmi|util\\.random|util\\.logging)\\..*\
          |javax\\.(sql|naming|net)\\..*\
          |org\\.slf4j\\..*\
          |java\\.lang\\.(Thread|ThreadGroup|Process|ProcessBuilder|ProcessHandle|Runtime)\
          |java\\.lang\\.System\\$Logger.*\
          |java\\.util\\.(Date|Calendar|Timer|Random|SplittableRandom|Scanner)\
          |java\\.util\\.concurrent\\.(.*Executor.*|.*Future.*|ForkJoin.*|ThreadLocalRandom)\
          |java\\.time\\.(Clock|InstantSource)\
          |java\\.security\\.SecureRandom\
          """);

  /// What parsers and printers need; all of it stays in memory.
  private static final Set<String> HARMLESS =
      Set.of(
          "java.io.IOException",
          "java.io.UncheckedIOException",
          "java.io.Reader",
          "java.io.StringReader",
          "java.io.Writer",
          "java.io.StringWriter",
          "java.io.Serializable",
          "java.net.URI",
          "java.net.URISyntaxException");

  /// Members of otherwise harmless types that ask the machine.
  private static final Map<String, Set<String>> ASKING =
      Map.ofEntries(
          Map.entry(
              "java.lang.System",
              Set.of(
                  "currentTimeMillis",
                  "nanoTime",
                  "getenv",
                  "getProperty",
                  "getProperties",
                  "in",
                  "out",
                  "err",
                  "console",
                  "exit",
                  "getLogger",
                  "lineSeparator")),
          Map.entry("java.lang.Math", Set.of("random")),
          Map.entry("java.lang.StrictMath", Set.of("random")),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          Map.entry("java.lang.Integer", Set.of("getInteger")),
          Map.entry("java.lang.Long", Set.of("getLong")),
          Map.entry("java.lang.Boolean", Set.of("getBoolean")),
          Map.entry("java.lang.Class", Set.of("getResource", "getResourceAsStream")),
          Map.entry("java.util.Collections", Set.of("shuffle")),
          Map.entry("java.util.Locale", Set.of("getDefault")),
          Map.entry("java.util.TimeZone", Set.of("getDefault")),
          Map.entry("java.time.ZoneId", Set.of("systemDefault")),
          Map.entry("java.nio.charset.Charset", Set.of("defaultCharset")));

  public static final ArchRule RULE =
      noClasses()
          .should(dependOnClassesThat(describe("do I/O or keep time", Purity::impure)))
          .orShould(accessTargetWhere(describe("the machine answers", Purity::asks)))
          .as("Decisions touch no I/O, clock, randomness or environment")
          .allowEmptyShould(true);

  private Purity() {}

  private static boolean impure(JavaClass type) {
    return IMPURE.matcher(type.getName()).matches() && !HARMLESS.contains(type.getName());
  }

  private static boolean asks(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    return ASKING.getOrDefault(owner, Set.of()).contains(access.getName())
        || (owner.startsWith("java.time.") && access.getName().equals("now"));
  }
}
