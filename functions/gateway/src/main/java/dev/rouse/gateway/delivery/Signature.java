package dev.rouse.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs a call as the Standard Webhooks specification says, so that receivers have a library for
/// it: `webhook-id`, `webhook-timestamp`, `webhook-signature`.
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String BASE64_SECRET = "whsec_";

  private Signature() {}

  /// The headers that go with a body.
  static Map<String, String> headers(String secret, String id, Instant at, String body) {
    String timestamp = Long.toString(at.getEpochSecond());
    String signed = id + "." + timestamp + "." + body;
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        timestamp,
        "webhook-signature",
        "v1," + Base64.getEncoder().encodeToString(mac(key(secret), signed)));
  }

  private static byte[] key(String secret) {
    return secret.startsWith(BASE64_SECRET)
        ? Base64.getDecoder().decode(secret.substring(BASE64_SECRET.length()))
        : secret.getBytes(UTF_8);
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
