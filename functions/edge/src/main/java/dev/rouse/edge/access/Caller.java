package dev.rouse.edge.access;

import java.util.Set;

/// Who calls, as far as is known, and what they may do.
///
/// @param name the token's name in its file, or the issuer's word for the subject
/// @param groups those that the file or the issuer names
public record Caller(String name, Set<String> groups, Rights rights) {
  private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

  /// Where nobody is asked who they are, everybody may do everything.
  public static final Caller ANYONE = new Caller("anyone", Set.of(), Rights.ALL);

  /// Where only this machine reaches the port: whoever works on it, as far as is known.
  public static final Caller LOCAL_USER = new Caller("local-user", Set.of(), Rights.ALL);

  public Caller {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a caller has a name");
    }
    groups = Set.copyOf(groups);
  }

  /// Somebody of no group and without rights.
  public static Caller named(String name) {
    return new Caller(name, Set.of(), Rights.NONE);
  }

  public boolean may(Role role, String namespace) {
    return rights.has(role, namespace);
  }

  /// Whether a program calls, as agents are: what a person has to decide is not theirs.
  public boolean isProgram() {
    return name.startsWith(SERVICE_ACCOUNT);
  }
}
