package dev.rouse.core.rule;

import java.util.List;
import java.util.stream.Collectors;

/// A value that was not made because it breaks rules; says which, and what would be right.
public final class BrokenRule extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /// One broken rule. The field is empty where the value as a whole breaks it.
  public record Breach(String field, String message) {}

  private final transient List<Breach> breaches;

  BrokenRule(List<Breach> breaches) {
    super("a value breaks its rules");
    this.breaches = List.copyOf(breaches);
  }

  /// A text or value that is not what it should be.
  public BrokenRule(String message) {
    this(List.of(new Breach("", message)));
  }

  public List<Breach> breaches() {
    return breaches;
  }

  @Override
  public String getMessage() {
    return breaches.stream().map(BrokenRule::line).collect(Collectors.joining("; "));
  }

  private static String line(Breach breach) {
    return breach.field().isEmpty() ? breach.message() : breach.field() + " " + breach.message();
  }
}
