package dev.rouse.journal.intake;

import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import dev.rouse.journal.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Takes tasks in.
public final class Intake {

  private final Database database;

  public Intake(Database database) {
    this.database = database;
  }

  /// Takes in all of them or none.
  public List<Taken> takeIn(List<Offer> offers) {
    if (offers.isEmpty()) {
      return List.of();
    }
    return simple(offers)
        ? database.once(connection -> takeIn(connection, offers))
        : database.atomically(connection -> takeIn(connection, offers));
  }

  /// Takes them in as part of a larger transaction, which has locked nothing that comes after
  /// sessions in the order of locks.
  public static List<Taken> takeIn(Connection connection, List<Offer> offers) throws SQLException {
    return batch(connection, offers, Optional.empty()).taken();
  }

  /// Takes one in for the process that received it.
  public TakenHere takeInHere(Offer offer, Process process) {
    var offers = List.of(offer);
    var batch =
        simple(offers)
            ? database.once(connection -> batch(connection, offers, Optional.of(process)))
            : database.atomically(connection -> batch(connection, offers, Optional.of(process)));
    var taken = batch.taken().getFirst();
    return batch.written().stream()
        .findFirst()
        .flatMap(written -> claim(offer, written))
        .<TakenHere>map(TakenHere.Owned::new)
        .orElseGet(() -> new TakenHere.Elsewhere(taken));
  }

  private static Optional<Claim> claim(Offer offer, NewTasks.Written written) {
    var task = offer.accepted(written.acceptedAt());
    return written
        .owned()
        .map(definition -> new Claim(task, 1, 1, List.of(), List.of(), definition));
  }

  private static Batch batch(Connection connection, List<Offer> offers, Optional<Process> host)
      throws SQLException {
    return simple(offers)
        ? withoutSessions(connection, offers, host)
        : SessionIntake.take(connection, offers, host);
  }

  private static Batch withoutSessions(
      Connection connection, List<Offer> offers, Optional<Process> host) throws SQLException {
    var named = offers.stream().map(Named::of).toList();
    var distinct = new LinkedHashMap<RunRef, Named>();
    named.forEach(each -> distinct.putIfAbsent(each.task(), each));
    var admitted = distinct.values().stream().map(Admitted::alone).toList();
    var written = NewTasks.write(connection, admitted, host);
    written.forEach(task -> distinct.remove(task.task()));
    var known = KnownTasks.among(connection, distinct.values());
    var taken = new ArrayList<Taken>();
    for (Named each : named) {
      taken.add(known.find(each).orElseGet(() -> known.add(Admitted.alone(each))));
    }
    return new Batch(taken, written);
  }

  private static boolean simple(List<Offer> offers) {
    return offers.stream().allMatch(offer -> offer.session().isEmpty());
  }
}
