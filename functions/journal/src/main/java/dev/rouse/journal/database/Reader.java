package dev.rouse.journal.database;

import java.sql.SQLException;

/// Makes a value of a row.
@FunctionalInterface
public interface Reader<T> {
  T read(Row row) throws SQLException;
}
