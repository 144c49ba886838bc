package dev.rouse.journal.database;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A statement with named parameters (`:name`). Several, separated by semicolons, travel as one:
/// one round trip and, outside a transaction, one transaction in which each sees what was committed
/// before it began.
///
/// @param text the statement as JDBC takes it
/// @param names the parameters, in the order of its question marks
public record Sql(String text, List<String> names) {
  /// A colon that is not part of a cast.
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z][a-zA-Z]*)");

  public Sql {
    names = List.copyOf(names);
  }

  public static Sql of(String... parts) {
    String named = String.join("\n", parts);
    var names = new ArrayList<String>();
    String text =
        PARAMETER
            .matcher(named)
            .replaceAll(found -> {
              names.add(found.group(1));
              return "?";
            });
    return new Sql(text, names);
  }

  public Call on(Connection connection) {
    return new Call(connection, this);
  }
}
