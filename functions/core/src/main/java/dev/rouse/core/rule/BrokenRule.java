package dev.rouse.core.rule;

import java.util.List;
import java.util.stream.Collectors;

/// A value that was not made because it breaks rules; says which, and what would be right.
public final class BrokenRule extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /// One broken rule.
  ///
  /// @param field empty where the value as a whole breaks it
  /// @param certain holds for what is there, whatever else belongs to it
  public record Breach(String field, String message, boolean certain) {}

  private final transient List<Breach> breaches;

  BrokenRule(List<Breach> breaches) {
    super("a value breaks its rules");
    this.breaches = List.copyOf(breaches);
  }

  /// A text or value that is not what it should be.
  public BrokenRule(String message) {
    this(List.of(new Breach("", message, false)));
  }

  /// The same, where the value is the field of this name: a rule on that is one on the whole.
  public BrokenRule of(String name) {
    return new BrokenRule(
        breaches.stream()
            .map(breach ->
                breach.field().equals(name)
                    ? new Breach("", breach.message(), breach.certain())
                    : breach)
            .toList());
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
