package dev.rouse.conventions;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The compiled classes of one module: what it ships, and what tests it.
@SuppressWarnings("AvoidCommonTypeNames") // a Maven module; java.lang.Module is not used here
public record Module(JavaClasses main, JavaClasses tests) {

  /// The module whose packages begin with `root`.
  public static Module of(String root) {
    var main =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/jmh_generated/"));
    var tests = new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests());
    return new Module(main.importPackages(root), tests.importPackages(root));
  }

  /// One test for each rule that every module keeps.
  public Stream<DynamicTest> houseRules() {
    return Stream.concat(
        HouseRules.FOR_MAIN.stream().map(rule -> test(rule, main)),
        HouseRules.FOR_TESTS.stream().map(rule -> test(rule, tests)));
  }

  private static DynamicTest test(ArchRule rule, JavaClasses classes) {
    return DynamicTest.dynamicTest(
        rule.getDescription(), () -> rule.allowEmptyShould(true).check(classes));
  }
}
