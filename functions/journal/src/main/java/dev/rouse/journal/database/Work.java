package dev.rouse.journal.database;

import java.sql.Connection;
import java.sql.SQLException;

/// What is done on a connection. It may be done again after a deadlock, so it changes nothing else.
@FunctionalInterface
public interface Work<T> {
  T on(Connection connection) throws SQLException;
}
