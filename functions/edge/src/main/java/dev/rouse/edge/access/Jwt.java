package dev.rouse.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A signed JSON Web Token, taken apart. Nothing in it is believed before it is checked.
final class Jwt {
  private static final Pattern SHAPE = Pattern.compile("[-_A-Za-z0-9]+(\\.[-_A-Za-z0-9]+){2}");

  private final String signed;
  private final Json.Obj header;
  private final Json.Obj claims;
  private final byte[] signature;

  private Jwt(String signed, Json.Obj header, Json.Obj claims, byte[] signature) {
    this.signed = signed;
    this.header = header;
    this.claims = claims;
    this.signature = signature;
  }

  static boolean looksLike(String token) {
    return SHAPE.matcher(token).matches();
  }

  static Optional<Jwt> parse(String token) {
    String[] parts = token.split("\\.", -1);
    try {
      var decoder = Base64.getUrlDecoder();
      return parts.length == 3
              && Json.parse(text(decoder.decode(parts[0]))) instanceof Json.Obj header
              && Json.parse(text(decoder.decode(parts[1]))) instanceof Json.Obj claims
          ? Optional.of(
              new Jwt(parts[0] + "." + parts[1], header, claims, decoder.decode(parts[2])))
          : Optional.empty();
    } catch (IllegalArgumentException | MalformedJson malformed) {
      return Optional.empty();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  byte[] signed() {
    return signed.getBytes(UTF_8);
  }

  byte[] signature() {
    return signature.clone();
  }

  String algorithm() {
    return header.text("alg").orElse("");
  }

  Optional<String> key() {
    return header.text("kid");
  }

  Json.Obj claims() {
    return claims;
  }
}
