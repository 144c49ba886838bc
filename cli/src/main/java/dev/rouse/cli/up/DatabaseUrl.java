package dev.rouse.cli.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.journal.database.DatabaseSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Optional;

/// A database as people write it down: `postgresql://user:password@host:port/name?sslmode=require`.
///
/// User and password are taken out of it, as the rest is shown and handed on to agents, which log
/// in as somebody else.
final class DatabaseUrl {
  private static final String FORM =
      "--database is not postgresql://user:password@host:port/name, with what is special in a"
          + " password written as %40 and the like";

  private DatabaseUrl() {}

  static DatabaseSettings read(String text) {
    var url = parsed(text.replaceFirst("^jdbc:", "").replaceFirst("^postgres:", "postgresql:"));
    boolean whole = url.getHost() != null && url.getPath() != null && url.getPath().length() > 1;
    if (!"postgresql".equals(url.getScheme()) || !whole) {
      throw new BrokenRule(FORM);
    }
    var told = new HashMap<String, String>();
    String server = url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    told.put("ROUSE_DATABASE_URL", "jdbc:postgresql://" + server + url.getRawPath() + query);
    Optional.ofNullable(url.getRawUserInfo())
        .ifPresent(login -> {
          String[] parts = login.split(":", 2);
          told.put("ROUSE_DATABASE_USER", decoded(parts[0]));
          if (parts.length > 1) {
            told.put("ROUSE_DATABASE_PASSWORD", decoded(parts[1]));
          }
        });
    return DatabaseSettings.from(told);
  }

  /// What it says is not repeated: there is a password in it.
  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      throw new BrokenRule(FORM);
    }
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
  }
}
