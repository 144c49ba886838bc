package dev.rouse.edge.access;

import dev.rouse.core.json.Json;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;

/// A public key of an issuer, and the one algorithm that it is for.
///
/// @param id its `kid`
record VerifyingKey(Optional<String> id, PublicKey key, String algorithm, String javaAlgorithm) {
  private static final int LEAST_RSA_BITS = 2048;

  /// Reads a JSON Web Key; one of another kind, or too weak, is none of ours.
  static Optional<VerifyingKey> read(Json json) {
    if (!(json instanceof Json.Obj jwk)
        || jwk.text("use").filter(u -> !u.equals("sig")).isPresent()) {
      return Optional.empty();
    }
    try {
      return switch (jwk.text("kty").orElse("")) {
        case "RSA" -> rsa(jwk);
        case "EC" -> elliptic(jwk);
        default -> Optional.empty();
      };
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<VerifyingKey> rsa(Json.Obj jwk) throws GeneralSecurityException {
    var modulus = number(jwk, "n");
    if (modulus.bitLength() < LEAST_RSA_BITS) {
      return Optional.empty();
    }
    var key =
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(modulus, number(jwk, "e")));
    return Optional.of(new VerifyingKey(jwk.text("kid"), key, "RS256", "SHA256withRSA"));
  }

  private static Optional<VerifyingKey> elliptic(Json.Obj jwk) throws GeneralSecurityException {
    if (!jwk.text("crv").equals(Optional.of("P-256"))) {
      return Optional.empty();
    }
    var curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    var point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
    var spec = new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class));
    var key = KeyFactory.getInstance("EC").generatePublic(spec);
    return Optional.of(
        new VerifyingKey(jwk.text("kid"), key, "ES256", "SHA256withECDSAinP1363Format"));
  }

  private static BigInteger number(Json.Obj jwk, String name) {
    String text =
        jwk.text(name).orElseThrow(() -> new IllegalArgumentException("a key lacks " + name));
    return new BigInteger(1, Base64.getUrlDecoder().decode(text));
  }
}
