package dev.rouse.journal.database;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/// A statement with named parameters (`:name`). Several, separated by semicolons, travel as one:
/// one round trip and, outside a transaction, one transaction in which each sees what was committed
/// before it began.
///
/// @param text the statement as JDBC takes it
/// @param names the parameters, in the order of its question marks
public record Sql(String text, List<String> names) {
  public Sql {
    names = List.copyOf(names);
  }

  /// Reads one, without an expression: some dozens are read while a process starts.
  public static Sql of(String... parts) {
    String named = String.join("\n", parts);
    var text = new StringBuilder(named.length());
    var names = new ArrayList<String>();
    int read = 0;
    for (int at = named.indexOf(':'); at >= 0; at = named.indexOf(':', at + 1)) {
      int end = endOfName(named, at + 1);
      boolean cast = at > 0 && named.charAt(at - 1) == ':';
      if (end > at + 1 && !cast) {
        names.add(named.substring(at + 1, end));
        text.append(named, read, at).append('?');
        read = end;
      }
    }
    return new Sql(text.append(named, read, named.length()).toString(), names);
  }

  /// Where a name ends that begins here with a small letter.
  private static int endOfName(String text, int start) {
    int end = start;
    while (end < text.length() && isLetter(text.charAt(end), end > start)) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char c, boolean ofAnySize) {
    return (c >= 'a' && c <= 'z') || (ofAnySize && c >= 'A' && c <= 'Z');
  }

  public Call on(Connection connection) {
    return new Call(connection, this);
  }
}
