package dev.rouse.edge.access;

import java.util.Locale;
import java.util.Optional;

/// Lets in whoever shows a token of the file, or one that the issuer has signed.
public record Guards(Optional<TokenFile> tokens, Optional<IssuedTokens> issued) implements Guard {
  private static final String SCHEME = "bearer ";
  private static final int LONGEST = 16_384;

  @Override
  public Access check(Optional<String> authorization) throws InterruptedException {
    String shown = authorization.orElse("").strip();
    if (!shown.toLowerCase(Locale.ROOT).startsWith(SCHEME) || shown.length() > LONGEST) {
      return Access.unauthenticated("send `Authorization: Bearer` with a token");
    }
    String token = shown.substring(SCHEME.length()).strip();
    var known = tokens.flatMap(file -> file.find(token));
    if (known.isPresent()) {
      return new Access.Granted(known.get());
    }
    return issued.isPresent() && Jwt.looksLike(token)
        ? issued.get().check(token)
        : Access.unauthenticated("the token is not known");
  }
}
