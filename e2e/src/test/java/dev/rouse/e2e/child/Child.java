package dev.rouse.e2e.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.e2e.boundary.Gate;
import dev.rouse.e2e.script.Cast;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;

/// A process of both agents, as a pod would run one.
public final class Child {
  public static final int DRAINED = 0;
  public static final int REPLACED = 4;
  private static final int ORPHANED = 3;
  private static final int NOT_DRAINED = 1;

  private final Gate gate = new Gate(System.out);
  private final Cast cast;
  private final Pod pod;

  private Child(Cast cast, String name, URI target, DatabaseSettings settings) {
    var journal = new PostgresJournal(Database.open(settings));
    this.cast = cast;
    this.pod = new Pod(cast, name, journal, gate, target);
  }

  /// Runs until its standard input ends or SIGTERM has drained it.
  ///
  /// @param words its namespace and name, the target's address, and the journal's URL, user and
  ///   password
  public static void main(String[] words) throws IOException {
    var settings = DatabaseSettings.plain(words[3], words[4], words[5]);
    var child = new Child(new Cast(words[0]), words[1], URI.create(words[2]), settings);
    Runtime.getRuntime().addShutdownHook(new Thread(child::drain, "drain"));
    child.obey();
  }

  /// Standard input is `begin`, `open`, `on ID` and `take EVENT`, one a line.
  private void obey() throws IOException {
    try (var in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        var words = line.split(" ", 2);
        switch (words[0]) {
          case "begin" -> pod.begin(() -> Runtime.getRuntime().halt(REPLACED));
          case "open" -> gate.open();
          case "on" -> gate.letOn(Integer.parseInt(words[1]));
          case "take" -> take(words[1]);
          default -> throw new IllegalArgumentException("'" + line + "' means nothing here");
        }
      }
    }
    Runtime.getRuntime().halt(ORPHANED);
  }

  private void take(String event) {
    pod.take(Offer.of(cast.worker(), Event.fromJson((Json.Obj) Json.parse(event))));
  }

  /// What SIGTERM asks for; a JVM that it ends would report 143.
  private void drain() {
    try {
      pod.drain();
      Runtime.getRuntime().halt(DRAINED);
    } catch (InterruptedException unwanted) {
      Runtime.getRuntime().halt(NOT_DRAINED);
    }
  }
}
