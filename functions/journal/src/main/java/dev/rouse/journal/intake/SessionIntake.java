package dev.rouse.journal.intake;

import dev.rouse.core.journal.Process;
import dev.rouse.core.task.Offer;
import dev.rouse.journal.database.Collision;
import dev.rouse.journal.told.Inputs;
import dev.rouse.journal.told.Tell;
import dev.rouse.journal.told.Unbegun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Takes in a batch of which some belong to sessions, under those sessions' locks.
final class SessionIntake {
  private SessionIntake() {}

  static Batch take(Connection connection, List<Offer> offers, Optional<Process> host)
      throws SQLException {
    var lines = Sessions.lock(connection, offers);
    var named = offers.stream().map(Named::of).toList();
    var known = KnownTasks.among(connection, named);
    var admissions = new Admissions(lines, known);
    named.forEach(admissions::decide);
    return write(connection, admissions, host);
  }

  private static Batch write(Connection connection, Admissions admissions, Optional<Process> host)
      throws SQLException {
    var interrupted = admissions.interrupted();
    // Before the new ones: a session has one holder at any time.
    var ended = Unbegun.end(connection, interrupted);
    var admitted = admissions.admitted(interrupted.keySet());
    var written = NewTasks.write(connection, admitted, host);
    if (written.size() < admitted.size()) {
      throw new Collision("a task of the batch was taken in under another session");
    }
    var goingOn = new LinkedHashMap<>(interrupted);
    goingOn.keySet().removeAll(ended);
    goingOn.keySet().removeAll(Unbegun.end(connection, goingOn));
    var tells = new ArrayList<>(admissions.news());
    goingOn.forEach((run, cancelled) -> tells.add(new Tell(run, cancelled)));
    Inputs.tell(connection, tells);
    return new Batch(admissions.taken(), written);
  }
}
