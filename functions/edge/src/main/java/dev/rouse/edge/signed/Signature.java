package dev.rouse.edge.signed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.rule.BrokenRule;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs and verifies calls as the Standard Webhooks specification says, so that the other end has
/// a library for it: `webhook-id`, `webhook-timestamp`, `webhook-signature`. Verifies GitHub's
/// `x-hub-signature-256` too, which says nothing of the time.
public final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String BASE64_SECRET = "whsec_";
  private static final String ID = "webhook-id";
  private static final String TIMESTAMP = "webhook-timestamp";
  private static final String SIGNATURE = "webhook-signature";
  private static final String GITHUB = "x-hub-signature-256";
  private static final String GITHUB_PREFIX = "sha256=";

  /// Clocks differ so much at most; an older call may be somebody's recording.
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private Signature() {}

  /// The headers that go with a body.
  ///
  /// @throws BrokenRule where the secret is none
  public static Map<String, String> headers(String secret, String id, Instant at, String body) {
    String timestamp = Long.toString(at.getEpochSecond());
    return Map.of(
        ID,
        id,
        TIMESTAMP,
        timestamp,
        SIGNATURE,
        "v1," + standard(secret, id, timestamp, body.getBytes(UTF_8)));
  }

  /// Whether headers (by lower-case name) say that their body is signed.
  public static boolean claims(Map<String, String> headers) {
    return headers.containsKey(SIGNATURE) || headers.containsKey(GITHUB);
  }

  /// Whether this secret has signed them.
  ///
  /// @throws BrokenRule where the secret is none
  public static boolean verifies(
      String secret, Map<String, String> headers, byte[] body, Instant now) {
    String signatures = headers.getOrDefault(SIGNATURE, "");
    if (!signatures.isEmpty()) {
      String timestamp = headers.getOrDefault(TIMESTAMP, "");
      String wanted = standard(secret, headers.getOrDefault(ID, ""), timestamp, body);
      return recent(timestamp, now)
          && Stream.of(signatures.split(" ", -1)).anyMatch(each -> same(each, "v1," + wanted));
    }
    String wanted = GITHUB_PREFIX + HexFormat.of().formatHex(mac(key(secret), body));
    return same(headers.getOrDefault(GITHUB, ""), wanted);
  }

  private static boolean recent(String timestamp, Instant now) {
    if (!timestamp.matches("\\d{1,11}")) {
      return false;
    }
    var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
    return age.compareTo(TOLERANCE) <= 0;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static String standard(String secret, String id, String timestamp, byte[] body) {
    var signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + timestamp + ".").getBytes(UTF_8));
    signed.writeBytes(body);
    return Base64.getEncoder().encodeToString(mac(key(secret), signed.toByteArray()));
  }

  private static byte[] key(String secret) {
    byte[] key =
        secret.startsWith(BASE64_SECRET)
            ? decoded(secret.substring(BASE64_SECRET.length()))
            : secret.getBytes(UTF_8);
    if (key.length == 0) {
      throw new BrokenRule("must not be empty");
    }
    return key;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      throw new BrokenRule("must be base64 after " + BASE64_SECRET);
    }
  }

  private static byte[] mac(byte[] key, byte[] text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text);
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
