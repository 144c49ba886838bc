package dev.rouse.core.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The short name of a list of texts: equal lists, and only they, have equal digests.
public final class Digest {
  private static final int KEPT_BYTES = 16;

  private Digest() {}

  /// 32 hexadecimal digits over the parts, each counted in with its length.
  public static String of(String... parts) {
    var sha = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      sha.update(bytes);
    }
    return HexFormat.of().formatHex(Arrays.copyOf(sha.digest(), KEPT_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
