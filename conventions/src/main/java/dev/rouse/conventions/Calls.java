package dev.rouse.conventions;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import java.util.Set;

/// Which calls a rule is about.
final class Calls {
  private Calls() {}

  /// Calls of any of these methods, in every overload.
  static DescribedPredicate<JavaCall<?>> to(String owner, String... methods) {
    var names = Set.of(methods);
    return DescribedPredicate.describe(
        "call " + owner + "." + String.join("|", methods),
        call -> call.getTargetOwner().getName().equals(owner) && names.contains(call.getName()));
  }
}
