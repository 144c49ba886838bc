package dev.rouse.gateway.api;

import dev.rouse.core.resource.kind.Agent;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.access.Role;
import dev.rouse.journal.listing.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a caller may see and do. What one may not even see does not exist for one.
public final class Permit {
  private Permit() {}

  /// Refuses whoever does not hold a role in a namespace.
  ///
  /// @throws NotAllowed which names the role
  public static void require(Caller caller, Role role, String namespace) {
    if (!caller.may(role, namespace)) {
      throw new NotAllowed(
          "%s is no %s in namespace %s".formatted(caller.name(), role.word(), namespace));
    }
  }

  /// Of what was asked for, what the caller may see.
  ///
  /// @throws NotAllowed where that is nothing, whatever there is
  static Scope view(Caller caller, Scope wanted) {
    var allowed = somewhere(caller, Role.VIEWER);
    if (allowed.isEmpty()) {
      return wanted;
    }
    Set<String> both =
        wanted
            .namespaces()
            .map(names -> names.stream().filter(allowed::contains).collect(Collectors.toSet()))
            .orElse(allowed);
    return wanted.agent().map(Scope.of(both)::only).orElseGet(() -> Scope.of(both));
  }

  /// The agents to which the caller may send.
  ///
  /// @throws NotAllowed where it may send to none, whatever there is
  public static List<Agent> reached(Caller caller, Collection<Agent> agents) {
    var allowed = somewhere(caller, Role.SENDER);
    return agents.stream()
        .filter(agent -> allowed.isEmpty() || allowed.contains(agent.id().namespace()))
        .toList();
  }

  /// The namespaces of a role; none: every one.
  public static Set<String> somewhere(Caller caller, Role role) {
    var where = caller.rights().where(role);
    if (where.isPresent() && where.get().isEmpty()) {
      throw new NotAllowed("%s is no %s anywhere".formatted(caller.name(), role.word()));
    }
    return where.orElse(Set.of());
  }

  static boolean sees(Caller caller, String namespace) {
    return caller.may(Role.VIEWER, namespace);
  }
}
