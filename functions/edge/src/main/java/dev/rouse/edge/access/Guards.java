package dev.rouse.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.edge.http.Request;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// Lets in whoever shows a token of the file, as bearer or as the password of its name; one that
/// the issuer has signed; or whose body a known secret has signed.
public record Guards(
    Optional<TokenFile> tokens, Optional<IssuedTokens> issued, Optional<SignedBodies> signed)
    implements Guard {
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";
  private static final int LONGEST = 16_384;

  @Override
  public Access check(Request request) throws InterruptedException {
    var authorization = request.header("authorization").map(String::strip);
    if (authorization.isEmpty() && signed.isPresent() && SignedBodies.claims(request)) {
      return known(signed.get().check(request));
    }
    String shown = authorization.orElse("");
    String scheme = shown.toLowerCase(Locale.ROOT);
    if (shown.length() <= LONGEST && scheme.startsWith(BEARER)) {
      return bearer(shown.substring(BEARER.length()).strip());
    }
    if (shown.length() <= LONGEST && scheme.startsWith(BASIC)) {
      return basic(shown.substring(BASIC.length()).strip());
    }
    return Access.unauthenticated("send `Authorization: Bearer` with a token");
  }

  private Access bearer(String token) throws InterruptedException {
    var known = tokens.flatMap(file -> file.find(token));
    if (known.isPresent()) {
      return new Access.Granted(known.get());
    }
    return issued.isPresent() && Jwt.looksLike(token)
        ? known(issued.get().check(token))
        : Access.unauthenticated("the token is not known");
  }

  private Access basic(String encoded) {
    return credentials(encoded)
        .filter(pair -> pair.indexOf(':') > 0)
        .flatMap(pair -> {
          String name = pair.substring(0, pair.indexOf(':'));
          String token = pair.substring(name.length() + 1);
          return tokens
              .flatMap(file -> file.find(token))
              .filter(caller -> caller.name().equals(name));
        })
        .<Access>map(Access.Granted::new)
        .orElse(Access.unauthenticated("the name and its token are not known"));
  }

  private static Optional<String> credentials(String encoded) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(encoded), UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /// With what the file says of whom others have vouched for.
  private Access known(Access access) {
    return switch (access) {
      case Access.Refused _ -> access;
      case Access.Granted(var caller) ->
          new Access.Granted(
              tokens.isPresent() ? tokens.get().known(caller.name(), caller.groups()) : caller);
    };
  }
}
