package dev.rouse.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The lines of a file of tokens.
///
/// ```
/// alertmanager  SHA-256-OF-A-TOKEN  sender@ops
/// ann           SHA-256-OF-A-TOKEN  group:sre viewer@*
/// group:sre     approver@ops,shop
/// user:system:serviceaccount:events:relay  sender@shop
/// ```
///
/// A token's line gives groups and rights to who shows it; a `user:` or `group:` line gives rights
/// to who is so named, here or by the issuer. Lines that begin with `#` say nothing.
record AccessLines(List<Entry> entries, Map<String, Rights> grants) {
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
  private static final String USER = "user:";
  private static final String GROUP = "group:";

  record Entry(String name, String hash, Set<String> groups, Rights rights) {}

  AccessLines {
    entries = List.copyOf(entries);
    grants = Map.copyOf(grants);
  }

  /// Reads them.
  ///
  /// @throws IOException which names the line and shows nothing of it: somebody may have written a
  ///   token into it
  static AccessLines read(String file, List<String> lines) throws IOException {
    var entries = new ArrayList<Entry>();
    var grants = new HashMap<String, Rights>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          line(List.of(line.split("\\s+", -1)), entries, grants);
        } catch (BrokenRule broken) {
          throw new IOException(file + " line " + (i + 1) + " " + broken.getMessage(), broken);
        }
      }
    }
    return new AccessLines(entries, grants);
  }

  private static void line(List<String> words, List<Entry> entries, Map<String, Rights> grants) {
    String first = words.getFirst();
    if (first.startsWith(USER) || first.startsWith(GROUP)) {
      grants.merge(first, rights(words.subList(1, words.size())), Rights::and);
      return;
    }
    if (words.size() < 2 || !HASH.matcher(words.get(1)).matches()) {
      throw new BrokenRule("is not a name and the SHA-256 of a token in hexadecimal");
    }
    var groups = new HashSet<String>();
    var rights = new ArrayList<String>();
    for (String word : words.subList(2, words.size())) {
      if (word.startsWith(GROUP)) {
        groups.add(word.substring(GROUP.length()));
      } else {
        rights.add(word);
      }
    }
    String hash = words.get(1).toLowerCase(Locale.ROOT);
    entries.add(new Entry(first, hash, Set.copyOf(groups), rights(rights)));
  }

  private static Rights rights(List<String> words) {
    return words.stream().map(Rights::parse).reduce(Rights.NONE, Rights::and);
  }

  /// Who has the token of this hash. Every known hash is compared, each in constant time.
  Optional<Caller> find(String hash) {
    byte[] wanted = hash.getBytes(UTF_8);
    Optional<Caller> found = Optional.empty();
    for (var entry : entries) {
      if (MessageDigest.isEqual(entry.hash().getBytes(UTF_8), wanted)) {
        var granted = rights(entry.name(), entry.groups());
        found = Optional.of(new Caller(entry.name(), entry.groups(), entry.rights().and(granted)));
      }
    }
    return found;
  }

  Caller known(String name, Set<String> groups) {
    return new Caller(name, groups, rights(name, groups));
  }

  private Rights rights(String name, Set<String> groups) {
    var rights = grants.getOrDefault(USER + name, Rights.NONE);
    for (String group : groups) {
      rights = rights.and(grants.getOrDefault(GROUP + group, Rights.NONE));
    }
    return rights;
  }
}
