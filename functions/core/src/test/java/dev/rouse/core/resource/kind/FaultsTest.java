package dev.rouse.core.resource.kind;

import dev.rouse.core.golden.Cases;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Reads each folder's invalid text and compares its faults.
final class FaultsTest {

  @TestFactory
  Stream<DynamicTest> faults() throws IOException {
    return Cases.in("faults", "faults.txt").each(text -> said(Resources.read(text, "default")));
  }

  private static String said(Resources.Result result) {
    return switch (result) {
      case Resources.Result.Read _ -> "nothing is wrong\n";
      case Resources.Result.Invalid(var faults) ->
          faults.stream().map(fault -> fault + "\n").collect(Collectors.joining());
    };
  }
}
