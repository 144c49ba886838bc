package dev.rouse.edge.access;

/// Who calls, as far as is known.
///
/// @param name the token's name in its file, or the issuer's word for the subject
public record Caller(String name) {
  public static final Caller ANYONE = new Caller("anyone");

  public Caller {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a caller has a name");
    }
  }
}
