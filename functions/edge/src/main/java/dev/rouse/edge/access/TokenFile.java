package dev.rouse.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who may call, and what they may do, in a file that keeps only the hashes of tokens
/// ([AccessLines] has its form). A file that changes counts at once.
public final class TokenFile {
  private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);

  private final Path file;
  private Known known;
  private boolean unreadable;

  private record Known(FileTime changed, AccessLines lines) {}

  private TokenFile(Path file, Known known) {
    this.file = file;
    this.known = known;
  }

  /// Reads it for the first time.
  ///
  /// @throws IOException where it cannot be read, or a line of it cannot be understood
  public static TokenFile read(Path file) throws IOException {
    return new TokenFile(file, load(file));
  }

  /// Who has this token.
  Optional<Caller> find(String token) {
    return lines().find(sha256(token));
  }

  /// Somebody for whom others have vouched, with the rights that the file gives.
  Caller known(String name, Set<String> groups) {
    return lines().known(name, groups);
  }

  /// Where a changed file cannot be read, what it said before holds, and that is said once.
  private synchronized AccessLines lines() {
    try {
      if (!Files.getLastModifiedTime(file).equals(known.changed())) {
        known = load(file);
      }
      unreadable = false;
    } catch (IOException problem) {
      if (!unreadable) {
        LOG.atWarn()
            .addKeyValue("problem", problem.toString())
            .log("the tokens cannot be read again: the old ones hold");
      }
      unreadable = true;
    }
    return known.lines();
  }

  private static Known load(Path file) throws IOException {
    var changed = Files.getLastModifiedTime(file);
    return new Known(changed, AccessLines.read(file.toString(), Files.readAllLines(file, UTF_8)));
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
