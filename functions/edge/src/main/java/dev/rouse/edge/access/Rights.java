package dev.rouse.edge.access;

import dev.rouse.core.rule.BrokenRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Roles, namespace by namespace.
///
/// @param roles under `*`, those of every namespace
public record Rights(Map<String, Set<Role>> roles) {
  private static final String EVERYWHERE = "*";

  public static final Rights NONE = new Rights(Map.of());
  public static final Rights ALL = new Rights(Map.of(EVERYWHERE, Set.of(Role.ADMIN)));

  public Rights {
    roles = Map.copyOf(roles);
  }

  /// Reads `ROLE@NAMESPACE`, `ROLE@NAMESPACE,NAMESPACE` or `ROLE@*`.
  ///
  /// @throws BrokenRule which says what would be right
  static Rights parse(String word) {
    int at = word.indexOf('@');
    if (at < 1 || at == word.length() - 1) {
      throw new BrokenRule("a right is ROLE@NAMESPACE, or ROLE@* for every namespace");
    }
    var role = Role.parse(word.substring(0, at));
    return Stream.of(word.substring(at + 1).split(",", -1))
        .map(namespace -> new Rights(Map.of(namespace, Set.of(role))))
        .reduce(NONE, Rights::and);
  }

  /// These and those.
  Rights and(Rights more) {
    var all = new HashMap<>(roles);
    more.roles.forEach((namespace, added) ->
        all.merge(
            namespace,
            added,
            (one, other) ->
                Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet())));
    return new Rights(all);
  }

  /// Whether they hold a role there.
  public boolean has(Role role, String namespace) {
    return Stream.of(namespace, EVERYWHERE)
        .flatMap(place -> roles.getOrDefault(place, Set.of()).stream())
        .anyMatch(held -> held.includes(role));
  }

  /// The namespaces in which they hold a role; empty: in every one.
  public Optional<Set<String>> where(Role role) {
    if (has(role, EVERYWHERE)) {
      return Optional.empty();
    }
    return Optional.of(
        roles.keySet().stream()
            .filter(namespace -> has(role, namespace))
            .collect(Collectors.toSet()));
  }
}
