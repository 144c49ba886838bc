package dev.rouse.conventions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/// The rules that every module keeps.
final class HouseRules {
  /// About twelve is right; beyond this a package has become two.
  private static final int MOST_TYPES = 17;

  /// Words that say nothing about what is inside; a package is named for what it does.
  private static final String EMPTY_WORDS = "utils?|commons?|helpers?|impl|managers?|misc";

  static final List<ArchRule> FOR_MAIN =
      List.of(
          noPackageCycles(),
          everyPackage("is named for what it does", HouseRules::emptyWord),
          everyPackage("is @NullMarked in its package-info", HouseRules::unmarked),
          everyPackage("holds at most " + MOST_TYPES + " types", HouseRules::crowded),
          noClasses()
              .should()
              .haveNameMatching(".*(Utils?|Helper|Impl|Manager)")
              .as("Every type is named for what it is"),
          noClasses()
              .that()
              .doNotHaveSimpleName("Main")
              .should()
              .callMethodWhere(Calls.to("java.lang.System", "getenv"))
              .as("Only Main reads the environment"));

  static final List<ArchRule> FOR_TESTS =
      List.of(
          noClasses()
              .should()
              .callMethodWhere(Calls.to("java.lang.Thread", "sleep"))
              .as("No test sleeps: it waits for what it wants to see"),
          noClasses()
              .should()
              .dependOnClassesThat()
              .haveFullyQualifiedName("org.junit.jupiter.api.Disabled")
              .as("No test is disabled"));

  private HouseRules() {}

  private static ArchRule noPackageCycles() {
    return slices()
        .assignedFrom(new ByPackage())
        .should()
        .beFreeOfCycles()
        .as("Packages form no cycle");
  }

  private static String emptyWord(JavaPackage checked) {
    return checked.getRelativeName().matches(EMPTY_WORDS) ? "says nothing by its name" : "";
  }

  private static String unmarked(JavaPackage checked) {
    return checked.isAnnotatedWith(NullMarked.class) ? "" : "has no @NullMarked package-info";
  }

  private static String crowded(JavaPackage checked) {
    long types =
        checked.getClasses().stream()
            .filter(type -> type.isTopLevelClass() && !type.isArray())
            .filter(type -> !type.getName().endsWith("package-info"))
            .count();
    return types > MOST_TYPES ? "holds " + types + " types: split it by feature" : "";
  }

  /// `fault` says what is wrong with a package, or nothing.
  private static ArchRule everyPackage(String rule, Function<JavaPackage, String> fault) {
    var condition =
        new ArchCondition<JavaPackage>(rule) {
          @Override
          public void check(JavaPackage checked, ConditionEvents events) {
            String found = fault.apply(checked);
            if (!found.isEmpty()) {
              events.add(SimpleConditionEvent.violated(checked, checked.getName() + " " + found));
            }
          }
        };
    return all(new Packages()).should(condition).as("Every package " + rule);
  }

  /// The packages that hold at least one class.
  private static final class Packages extends AbstractClassesTransformer<JavaPackage> {
    Packages() {
      super("packages");
    }

    @Override
    public Iterable<JavaPackage> doTransform(JavaClasses classes) {
      return classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
    }
  }

  private static final class ByPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
