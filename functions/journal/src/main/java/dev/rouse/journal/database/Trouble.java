package dev.rouse.journal.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/// What an SQLException says about the call that met it.
public enum Trouble {
  /// The database cannot be reached, cannot write now, or its answer was lost.
  AWAY,
  /// Another transaction stood in the way, and nothing was done: do it again.
  COLLISION,
  /// The code is wrong.
  FAULT;

  private static final String DEADLOCK = "40P01";
  private static final String SERIALIZATION = "40001";
  private static final int CLASS_LENGTH = 2;

  /// Connection; credentials, which an operator may be about to change; resources; I/O.
  private static final Set<String> AWAY_CLASSES = Set.of("08", "28", "53", "58");

  /// Shut down, crashed, starting; cancelled by the server; only for reading, as after a failover;
  /// not yet created.
  private static final Set<String> AWAY_STATES =
      Set.of("57P01", "57P02", "57P03", "57P05", "57014", "25006", "3D000");

  /// Classifies what a call met, by its causes' SQL states.
  public static Trouble of(SQLException met) {
    for (Throwable cause = met; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || cause instanceof SQLRecoverableException) {
        return AWAY;
      }
      if (cause instanceof SQLException sql && ofState(sql) != FAULT) {
        return ofState(sql);
      }
    }
    return FAULT;
  }

  private static Trouble ofState(SQLException met) {
    String state = met.getSQLState();
    if (state == null || state.length() < CLASS_LENGTH) {
      return FAULT;
    }
    if (state.equals(DEADLOCK) || state.equals(SERIALIZATION)) {
      return COLLISION;
    }
    boolean away =
        AWAY_STATES.contains(state) || AWAY_CLASSES.contains(state.substring(0, CLASS_LENGTH));
    return away ? AWAY : FAULT;
  }
}
