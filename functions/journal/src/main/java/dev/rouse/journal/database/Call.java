package dev.rouse.journal.database;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A statement on its way: values are given by name, then it runs once.
public final class Call {
  private final Connection connection;
  private final Sql sql;
  private final Map<String, @Nullable Object> values = new HashMap<>();

  Call(Connection connection, Sql sql) {
    this.connection = connection;
    this.sql = sql;
  }

  /// Gives a parameter its value. A list becomes an array of texts, which the statement casts.
  @CanIgnoreReturnValue
  public Call set(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  @CanIgnoreReturnValue
  public Call set(String name, Optional<?> value) {
    values.put(name, value.isPresent() ? value.get() : null);
    return this;
  }

  /// Runs it and counts the rows that it changed.
  public int update() throws SQLException {
    try (var statement = prepared()) {
      return statement.executeUpdate();
    }
  }

  /// Runs it for its effect.
  public void run() throws SQLException {
    try (var statement = prepared()) {
      statement.execute();
    }
  }

  /// The rows of the last of its statements that has any.
  public <T> List<T> list(Reader<T> reader) throws SQLException {
    try (var statement = prepared()) {
      ResultSet last = null;
      boolean rows = statement.execute();
      while (rows || statement.getUpdateCount() >= 0) {
        last = rows ? statement.getResultSet() : last;
        rows = statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
      }
      return last == null ? List.of() : read(last, reader);
    }
  }

  /// The first of these rows.
  public <T> Optional<T> first(Reader<T> reader) throws SQLException {
    return list(reader).stream().findFirst();
  }

  private static <T> List<T> read(ResultSet rows, Reader<T> reader) throws SQLException {
    var read = new ArrayList<T>();
    var row = new Row(rows);
    while (rows.next()) {
      read.add(reader.read(row));
    }
    return read;
  }

  private PreparedStatement prepared() throws SQLException {
    var statement = connection.prepareStatement(sql.text());
    int position = 0;
    for (String name : sql.names()) {
      if (!values.containsKey(name)) {
        throw new IllegalStateException("the statement's parameter '" + name + "' has no value");
      }
      bind(statement, ++position, values.get(name));
    }
    return statement;
  }

  private void bind(PreparedStatement statement, int position, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(position, Types.NULL);
      case Instant instant ->
          statement.setObject(position, stored(instant).atOffset(ZoneOffset.UTC));
      case Json json -> statement.setString(position, json.write());
      case List<?> list ->
          statement.setArray(position, connection.createArrayOf("text", texts(list)));
      default -> statement.setObject(position, value);
    }
  }

  private static @Nullable String[] texts(List<?> list) {
    return list.stream().map(Call::text).toArray(String[]::new);
  }

  private static @Nullable String text(Object item) {
    return switch (item) {
      case Instant instant -> stored(instant).toString();
      case Json json -> json.write();
      case Optional<?> maybe -> maybe.map(Call::text).orElse(null);
      default -> item.toString();
    };
  }

  /// PostgreSQL keeps microseconds and would round up.
  private static Instant stored(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
