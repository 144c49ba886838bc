package dev.rouse.journal.database;

import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The row that a result stands at. A column is read as what it is; one that may be null says so.
public record Row(ResultSet columns) {

  public String text(String column) throws SQLException {
    return present(column, columns.getString(column));
  }

  public Optional<String> maybeText(String column) throws SQLException {
    return Optional.ofNullable(columns.getString(column));
  }

  public int number(String column) throws SQLException {
    return columns.getInt(column);
  }

  public long count(String column) throws SQLException {
    return columns.getLong(column);
  }

  public BigDecimal money(String column) throws SQLException {
    return present(column, columns.getBigDecimal(column));
  }

  public boolean flag(String column) throws SQLException {
    return columns.getBoolean(column);
  }

  public Instant instant(String column) throws SQLException {
    return maybeInstant(column).orElseThrow(() -> absent(column));
  }

  public Optional<Instant> maybeInstant(String column) throws SQLException {
    return Optional.ofNullable(columns.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  public Json.Obj object(String column) throws SQLException {
    return (Json.Obj) Json.stored(text(column));
  }

  public Optional<Json.Obj> maybeObject(String column) throws SQLException {
    return maybeText(column).map(text -> (Json.Obj) Json.stored(text));
  }

  /// An array of texts; none where it is null.
  public List<String> texts(String column) throws SQLException {
    var array = columns.getArray(column);
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }

  private static <T> T present(String column, @Nullable T value) {
    if (value == null) {
      throw absent(column);
    }
    return value;
  }

  private static IllegalStateException absent(String column) {
    return new IllegalStateException("column '" + column + "' is null");
  }
}
