package dev.rouse.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bearer tokens in a file that keeps only their hashes: on each line a name and the SHA-256 of a
/// token. Lines that begin with `#` say nothing. A file that changes counts at once.
public final class TokenFile {
  private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

  private final Path file;
  private Known known;

  private record Entry(String name, String hash) {}

  private record Known(FileTime changed, List<Entry> entries) {}

  private TokenFile(Path file, Known known) {
    this.file = file;
    this.known = known;
  }

  /// Reads it for the first time.
  ///
  /// @throws IOException where it cannot be read, or a line is not a name and a hash
  public static TokenFile read(Path file) throws IOException {
    return new TokenFile(file, load(file));
  }

  /// Who has this token. Every known hash is compared, each in constant time.
  Optional<Caller> find(String token) {
    byte[] hash = sha256(token).getBytes(UTF_8);
    Optional<Caller> found = Optional.empty();
    for (var entry : entries()) {
      if (MessageDigest.isEqual(entry.hash().getBytes(UTF_8), hash)) {
        found = Optional.of(new Caller(entry.name()));
      }
    }
    return found;
  }

  /// Where a changed file cannot be read, what it said before holds.
  private synchronized List<Entry> entries() {
    try {
      if (!Files.getLastModifiedTime(file).equals(known.changed())) {
        known = load(file);
      }
    } catch (IOException unreadable) {
      LOG.atWarn()
          .addKeyValue("problem", unreadable.getMessage())
          .log("the tokens cannot be read again: the old ones hold");
    }
    return known.entries();
  }

  private static Known load(Path file) throws IOException {
    var changed = Files.getLastModifiedTime(file);
    var lines = Files.readAllLines(file, UTF_8);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        entries.add(entry(line, file + " line " + (i + 1)));
      }
    }
    return new Known(changed, List.copyOf(entries));
  }

  /// The line itself is not shown: somebody may have written a token into it.
  private static Entry entry(String line, String where) throws IOException {
    String[] words = line.split("\\s+", -1);
    if (words.length == 2 && HASH.matcher(words[1]).matches()) {
      return new Entry(words[0], words[1].toLowerCase(Locale.ROOT));
    }
    throw new IOException(where + " is not a name and the SHA-256 of a token in hexadecimal");
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
