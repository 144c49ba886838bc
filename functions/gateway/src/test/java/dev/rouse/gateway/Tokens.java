package dev.rouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.edge.settings.Environment;
import dev.rouse.edge.settings.Listening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// A file of tokens, each its name's own, and a gateway's settings with it.
public final class Tokens {
  private Tokens() {}

  /// The line of a token that is its own name.
  public static String line(String name, String more) {
    return line(name, name, more);
  }

  public static String line(String name, String token, String more) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return name + " " + HexFormat.of().formatHex(sha.digest(token.getBytes(UTF_8))) + " " + more;
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /// A loopback address on which only these are let in.
  public static Listening listening(Path folder, String... lines) throws IOException {
    var file = Files.writeString(folder.resolve("tokens"), String.join("\n", lines));
    return Listening.from(
        new Environment(
            Map.of(
                "PORT", "0",
                "ROUSE_ADDRESS", "127.0.0.1",
                "ROUSE_TOKENS_FILE", file.toString())));
  }
}
