package dev.rouse.core.resource.tool;

import dev.rouse.core.rule.Rules;
import java.util.List;

/// The namespaces that a tool may work in.
final class Namespaces {
  private static final String EVERY = "*";

  private Namespaces() {}

  static List<String> checked(List<String> names) {
    var rules = Rules.of();
    names.stream()
        .filter(name -> !name.equals(EVERY))
        .forEach(name -> rules.dnsLabel("namespaces", name));
    rules.hold();
    return List.copyOf(names);
  }
}
