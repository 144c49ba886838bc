package dev.rouse.edge.access;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// JSON Web Tokens of one issuer for one audience, signed with RS256 or ES256. Knative Eventing's
/// senders show such tokens.
public final class IssuedTokens {
  private static final Duration LEEWAY = Duration.ofSeconds(60);

  private final URI issuer;
  private final String audience;
  private final KeySet keys;
  private final InstantSource clock;

  /// Tokens of this issuer.
  ///
  /// @param keys where its keys are found
  public IssuedTokens(URI issuer, String audience, KeySet keys, InstantSource clock) {
    this.issuer = issuer;
    this.audience = audience;
    this.keys = keys;
    this.clock = clock;
  }

  Access check(String token) throws InterruptedException {
    var parsed = Jwt.parse(token);
    if (parsed.isEmpty()) {
      return Access.unauthenticated("the token is no JSON Web Token");
    }
    try {
      return keys.find(parsed.get().key())
          .map(key -> check(parsed.get(), key))
          .orElse(Access.unauthenticated("the token's key is none of its issuer's"));
    } catch (IOException unreachable) {
      return new Access.Refused(
          new Problem(Kind.UNAVAILABLE, "the keys of the token's issuer cannot be read now"));
    }
  }

  private Access check(Jwt token, VerifyingKey key) {
    if (!verified(token, key)) {
      return Access.unauthenticated("the token's signature is wrong");
    }
    var claims = token.claims();
    if (!claims.text("iss").equals(Optional.of(issuer.toString()))) {
      return Access.unauthenticated("the token is of another issuer");
    }
    if (!forUs(claims.get("aud").orElse(Json.Null.VALUE))) {
      return Access.unauthenticated("the token is for another audience than " + audience);
    }
    var now = clock.instant();
    var expires = instant(claims, "exp");
    if (expires.isEmpty() || expires.get().plus(LEEWAY).isBefore(now)) {
      return Access.unauthenticated("the token has expired");
    }
    if (instant(claims, "nbf").filter(from -> from.minus(LEEWAY).isAfter(now)).isPresent()) {
      return Access.unauthenticated("the token does not count yet");
    }
    return claims
        .text("sub")
        .filter(subject -> !subject.isBlank())
        .<Access>map(
            subject -> new Access.Granted(new Caller(subject, groups(claims), Rights.NONE)))
        .orElse(Access.unauthenticated("the token has no subject"));
  }

  private static Set<String> groups(Json.Obj claims) {
    return claims.get("groups").orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items.stream()
            .flatMap(item -> item instanceof Json.Str(var name) ? Stream.of(name) : Stream.of())
            .collect(Collectors.toSet())
        : Set.of();
  }

  /// The key says which algorithm: the token's own word is only compared with it.
  private static boolean verified(Jwt token, VerifyingKey key) {
    if (!token.algorithm().equals(key.algorithm())) {
      return false;
    }
    try {
      var signature = Signature.getInstance(key.javaAlgorithm());
      signature.initVerify(key.key());
      signature.update(token.signed());
      return signature.verify(token.signature());
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  private boolean forUs(Json audiences) {
    return switch (audiences) {
      case Json.Str(var one) -> one.equals(audience);
      case Json.Arr(var several) -> several.contains(Json.of(audience));
      case Json.Obj _, Json.Num _, Json.Bool _, Json.Null _ -> false;
    };
  }

  private static Optional<Instant> instant(Json.Obj claims, String name) {
    return claims.get(name).orElse(Json.Null.VALUE) instanceof Json.Num(BigDecimal seconds)
            && seconds.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE).movePointRight(2)) < 0
        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
        : Optional.empty();
  }
}
