package dev.rouse.cli.doctor;

import dev.rouse.cli.shown.Words;
import dev.rouse.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/// The PostgreSQL behind a gateway, by what the gateway says of it.
final class Postgresql {
  private static final String PART = "PostgreSQL";
  private static final Version LEAST = new Version(15, 0);
  private static final double NEARLY_ALL = 0.8;

  private Postgresql() {}

  static Finding look(Json.Obj platform) {
    String version = Words.at(platform, "postgresql.version");
    var wrong = wrong(platform, version);
    if (!wrong.isEmpty()) {
      return Finding.ill(PART, version + ": " + String.join("; ", wrong));
    }
    var doubtful = doubtful(platform);
    return doubtful.isEmpty()
        ? Finding.well(PART, version + ", commits are durable")
        : Finding.less(PART, version + ": " + String.join("; ", doubtful));
  }

  private static List<String> wrong(Json.Obj platform, String version) {
    var wrong = new ArrayList<String>();
    if (Version.parse(version).filter(found -> found.isAtLeast(LEAST)).isEmpty()) {
      wrong.add("Rouse needs " + LEAST.major() + " or later");
    }
    if (Words.at(platform, "postgresql.standby").equals("true")) {
      wrong.add("is a standby: give the gateway its primary's address");
    }
    for (String name : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      if (setting(platform, name).equals("off")) {
        wrong.add(name + " is off, so that an accepted task may be lost: set it to on");
      }
    }
    if (setting(platform, "default_transaction_read_only").equals("on")) {
      wrong.add("default_transaction_read_only is on: set it to off");
    }
    return wrong;
  }

  private static List<String> doubtful(Json.Obj platform) {
    var doubtful = new ArrayList<String>();
    double used = number(Words.at(platform, "postgresql.connections"));
    double most = number(setting(platform, "max_connections"));
    if (used > NEARLY_ALL * most) {
      doubtful.add(
          "%.0f of %.0f connections are used: raise max_connections, or put PgBouncer between"
              .formatted(used, most));
    }
    for (String name : List.of("statement_timeout", "idle_session_timeout")) {
      if (number(setting(platform, name)) > 0) {
        doubtful.add(
            "%s is %s ms: set it to 0 for Rouse's roles, whose listener is idle for long"
                .formatted(name, setting(platform, name)));
      }
    }
    if (Words.at(platform, "postgresql.createsRoles").equals("false")) {
      String user = Words.at(platform, "postgresql.user");
      doubtful.add(
          "%s may make no roles: whoever opens namespaces needs another user, or ALTER ROLE \"%s\" CREATEROLE"
              .formatted(user, user));
    }
    return doubtful;
  }

  private static String setting(Json.Obj platform, String name) {
    return Words.at(platform, "postgresql.settings." + name);
  }

  private static double number(String text) {
    return text.matches("\\d{1,9}") ? Double.parseDouble(text) : 0;
  }
}
